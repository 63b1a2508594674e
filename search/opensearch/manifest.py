"""What a generation on a cluster says of itself: counts, files, and what made its terms."""

from dataclasses import dataclass, fields
from typing import Any, Self

from search import analysis, schema
from search.words import fingerprint as words

FORMAT = 1
"""That of the documents, pieces and files of a generation."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that is stored: its size, the hex blake2b digest of its bytes, its chunks."""

    size: int
    checksum: str
    chunks: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a whole generation says of itself; `averages` are the mean lengths of text fields.

    `stories` are those of several articles, `told` the articles in them; `counted` says how many
    spellings, forms, stems and roots there are.
    """

    articles: int
    averages: dict[str, float]
    stories: int
    told: int
    counted: dict[str, int]
    files: dict[str, FileEntry]
    schema: str
    analyzer: str
    words: str
    format: int

    @classmethod
    def fingerprints(cls) -> dict[str, str]:
        """Return what decides the terms and the words that this version makes."""
        return {
            "schema": schema.fingerprint(),
            "analyzer": analysis.fingerprint(),
            "words": words.fingerprint(),
        }

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Return a manifest as it was written."""
        known = {field.name: written[field.name] for field in fields(cls)}
        files = {name: FileEntry(**entry) for name, entry in known.pop("files").items()}
        return cls(**known, files=files)
