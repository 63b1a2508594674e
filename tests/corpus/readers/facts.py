"""What may be said of an article that is not ours to publish: hashes, counts, short facts."""

import csv
import hashlib
from pathlib import Path

from corpus import Document


def digest(text: str) -> str:
    """Return a short hash of a text, "" of none."""
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest() if text else ""


def describe(document: Document) -> list[str]:
    """Return the facts of an article in the order of `COLUMNS`."""
    words = document.body.split()
    return [
        document.id,
        str(document.date or ""),
        document.hijri,
        *map(digest, (document.title, document.section, document.source, document.author)),
        str(len(document.body.splitlines())),
        str(len(words)),
        f"{len(words[0])}…{len(words[-1])}",
        digest(document.body),
    ]


COLUMNS = "id date hijri title section source author lines words ends body".split()


def read_facts(path: Path) -> list[list[str]]:
    """Return the rows of a table of facts."""
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter="\t")
    assert header == COLUMNS
    return rows
