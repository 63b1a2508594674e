"""Real pages come out as an editor would cut them; only counts and hashes of them are here."""

import csv
import hashlib
from pathlib import Path

import pytest

from corpus import Document, Record, clean, read_sources

pytestmark = pytest.mark.archive

# Made from results that were looked at one by one, beside the pages.
EXPECTED = Path(__file__).with_name("html.tsv")
HEADER = ["file", "section", "date", "title", "lines", "first", "last", "body"]


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def describe(document: Document) -> list[str]:
    """Return what is known of an article without its words; those of two lines are counted."""
    lines = document.body.splitlines()
    return [
        document.section,
        document.date.isoformat() if document.date else "",
        digest(document.title),
        str(len(lines)),
        str(len(lines[0].split())),
        str(len(lines[-1].split())),
        digest(document.body),
    ]


def test_pages(archive_data: Path) -> None:
    found = {}
    for outcome in read_sources([archive_data / "raw" / "html"]):
        assert isinstance(outcome, Record), outcome
        assert outcome.notes == ()
        document = clean(outcome.document)
        assert document == clean(document)
        assert (document.source, document.author) == ("JawharaFM", "")
        assert document.url.startswith("http://www.jawharafm.net/ar/article/")
        found[Path(outcome.origin.path).name] = describe(document)
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter="\t")
    assert header == HEADER
    assert found == {name: values for name, *values in rows}
