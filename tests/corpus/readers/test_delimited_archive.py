"""A scraped CSV comes out right though its leads stand in the column of authors."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from corpus import Document, Record, read_sources

pytestmark = pytest.mark.archive


# Index, hash of the title, paragraphs, hash of the text; each was read beside its row.
FACTS = [
    (0, "7115fb3b", 2, "8ff17471"),
    (196, "5a79aac8", 2, "c3fc4bfe"),
    (299, "d15fe714", 2, "d5924c88"),
    (500, "fe8a45bb", 10, "38952182"),
    (700, "98c0a397", 5, "8ab3aeeb"),
    (823, "c7ecf969", 1, "0fb76d38"),
    (850, "cca3ba52", 2, "03d07384"),
    (1000, "7f56d3f5", 2, "b8e1cb96"),
    (1115, "6ced1fae", 2, "4f196bca"),
]


@pytest.fixture(scope="module")
def records(archive_data: Path) -> list[Record]:
    outcomes = list(read_sources([archive_data / "raw" / "csv" / "al-jazirah.csv"]))
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert len(records) == len(outcomes) == 1116
    return records


def digest(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=4).hexdigest()


def test_every_row_is_an_article_without_an_oddity(records: list[Record]) -> None:
    assert not any(record.notes for record in records)
    sections = Counter(record.document.section for record in records)
    assert sections == {"world": 240, "local": 228, "culture": 228, "women": 216, "sport": 204}
    assert len({record.document.url for record in records}) == 1009
    assert [records[index].origin.line for index in (0, 1, 299, 1115)] == [2, 3, 347, 2449]


def test_leads_open_the_text_and_names_stay_names(records: list[Record]) -> None:
    """Read one by one: 58 of the 1,116 are names with their place, 6 are empty, the rest leads."""
    authors = [record.document.author for record in records if record.document.author]
    assert len(authors) == 58
    assert max(len(author.split()) for author in authors) == 6
    assert digest(*sorted(authors)) == "9a8a642e"
    assert all(record.document.body and record.document.title for record in records)


@pytest.mark.parametrize(
    ("index", "title", "paragraphs", "body"),
    FACTS,
)
def test_articles_that_were_looked_at(
    records: list[Record], index: int, title: str, paragraphs: int, body: str
) -> None:
    document: Document = records[index].document
    assert digest(document.title) == title
    assert len(document.body.splitlines()) == paragraphs
    assert digest(document.body) == body


def test_all_texts(records: list[Record]) -> None:
    texts = [text for each in records for text in (each.document.title, each.document.body)]
    assert digest(*texts) == "4d105d0d"
