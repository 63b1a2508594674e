"""Real articles come out as an editor would cut them; only counts and hashes of them are here."""

import csv
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import Document, Record, Skipped, clean, read_sources
from corpus.cleaning.characters import tidy
from corpus.lines import split_lines

pytestmark = pytest.mark.archive

# Made from results that were looked at one by one.
EXPECTED = Path(__file__).with_name("windows_1256.tsv")


def read_documents(path: Path) -> Iterator[Document]:
    for outcome in read_sources([path]):
        assert isinstance(outcome, Record), outcome
        yield clean(outcome.document)


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()


def describe(document: Document) -> list[str]:
    """Return what is known of an article without its words."""
    return [
        document.section,
        document.date.isoformat() if document.date else "",
        digest(document.title) if document.title else "",
        str(len(document.body.splitlines())),
        digest(document.body),
    ]


def test_scraped_article(archive_data: Path) -> None:
    (document,) = read_documents(archive_data / "raw" / "scraped-article.txt")
    assert describe(document) == ["الشرق الأوسط", "", "b686971d", "15", "b7fceed0"]


def test_windows_1256_articles(archive_data: Path) -> None:
    folder = archive_data / "raw" / "cp1256"
    outcomes = list(read_sources([folder]))
    assert {outcome.notes for outcome in outcomes if isinstance(outcome, Record)} == {
        ("read as windows-1256: it is not UTF-8, and is Arabic in this encoding",)
    }
    found = {
        Path(outcome.origin.path).name: describe(clean(outcome.document))
        for outcome in outcomes
        if isinstance(outcome, Record)
    }
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines, delimiter="\t")
    assert header == ["file", "section", "date", "title", "lines", "body"]
    assert found == {name: values for name, *values in rows}


def test_text_tree(archive_data: Path) -> None:
    documents = list(read_documents(archive_data / "raw" / "txt_tree"))
    assert Counter((document.source, document.section) for document in documents) == {
        ("hespress", "culture"): 6,
        ("hespress", "economy"): 5,
        ("hespress", "politics"): 6,
        ("hespress", "tamazight"): 20,
        ("jazeera", "culture"): 6,
        ("jazeera", "economy"): 5,
        ("jazeera", "politics"): 10,
        ("jazeera", "science"): 10,
    }
    assert all(20 < len(document.title) < 120 for document in documents)
    assert all(len(document.body) > 300 for document in documents)
    assert {len(document.body.splitlines()) for document in documents} == {1}


def test_json_lines(archive_data: Path) -> None:
    path = archive_data / "news" / "antcorpus.jsonl.gz"
    outcomes = list(read_sources([path]))
    assert not any(isinstance(outcome, Skipped) for outcome in outcomes)
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert len(records) == len({record.document.id for record in records}) == 10_161
    assert Counter(note for record in records for note in record.notes) == {"no text": 23}
    dates = [record.document.date for record in records if record.document.date]
    assert len(dates) == len(records)
    assert (min(dates), max(dates)) == (dt.date(2013, 10, 17), dt.date(2017, 6, 21))


def test_cleaning_takes_no_line_from_articles_without_furniture(archive_data: Path) -> None:
    untitled = 0
    for outcome in read_sources([archive_data / "news" / "antcorpus.jsonl.gz"]):
        assert isinstance(outcome, Record)
        document = clean(outcome.document)
        untitled += not document.title
        before = [line for line in split_lines(tidy(outcome.document.body)) if line]
        assert [line for line in document.body.splitlines() if line] == before
    assert untitled == 4
