"""Two issues of a journal of 1909 come out as the articles that a reader sees in them."""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import Record, Skipped, clean, read_sources
from tests.corpus.readers.facts import describe, digest, read_facts

pytestmark = pytest.mark.archive

# Made from results that were looked at one by one: every title, beginning and end.
EXPECTED = Path(__file__).with_name("tei.tsv")
ISSUES = {
    "44": (36, 61, dt.date(1909, 9, 16), "1327-09-01"),
    "45": (33, 80, dt.date(1909, 10, 16), "1327-10-01"),
}


def read(archive_data: Path, number: str) -> list[Record | Skipped]:
    path = archive_data / "raw" / "tei" / f"oclc_4770057679-i_{number}.TEIP5.xml"
    return list(read_sources([path]))


def test_every_article(archive_data: Path) -> None:
    outcomes = [outcome for number in ISSUES for outcome in read(archive_data, number)]
    documents = [clean(outcome.document) for outcome in outcomes if isinstance(outcome, Record)]
    assert [describe(document) for document in documents] == read_facts(EXPECTED)
    assert len({document.id for document in documents}) == len(documents) == 69


@pytest.mark.parametrize("number", ISSUES)
def test_an_issue(archive_data: Path, number: str) -> None:
    count, line, day, hijri = ISSUES[number]
    masthead, *outcomes = read(archive_data, number)
    assert isinstance(masthead, Skipped)
    assert masthead.reason == "no article: masthead"
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert len(records) == len(outcomes) == count
    assert {(r.document.date, r.document.hijri) for r in records} == {(day, hijri)}
    assert {record.document.source for record in records} == {"المقتبس"}
    # The file is not well-formed in its header: the first article says so, with the line.
    first, *others = [record.notes for record in records]
    assert [note.partition(": xml:id")[0] for note in first] == [
        f"not well-formed XML: line {line}"
    ]
    assert set(others) == {()}


def test_sections_and_authors(archive_data: Path) -> None:
    outcomes = [outcome for number in ISSUES for outcome in read(archive_data, number)]
    records = [outcome.document for outcome in outcomes if isinstance(outcome, Record)]
    assert Counter(document.section for document in records) == {
        "سير العلم والاجتماع": 52,
        "غرائب الغرب": 9,
        "": 8,
    }
    assert Counter(document.author for document in records if document.author) == {
        "محمد كرد علي": 8,
        "عيسى اسكندر المعلوف": 2,
        "ابو اليسر ابراهيم بن محمد بن المدبر": 1,
        "ساتسنا": 1,
        "شكري العسلي": 1,
        "رفيق بك العظم": 1,
    }


def test_verses_notes_and_gaps(archive_data: Path) -> None:
    outcomes = [outcome for number in ISSUES for outcome in read(archive_data, number)]
    bodies = [outcome.document.body for outcome in outcomes if isinstance(outcome, Record)]
    lines = [line for body in bodies for line in body.splitlines()]
    verses = [line for line in lines if line.count(" * ") == 1 and line != "* * *"]
    # As many as there are <l> in the files.
    assert len(verses) == 89
    assert sum(line.startswith(("(1) ", "(2) ")) for line in lines) == 4
    assert sum("[…]" in line for line in lines) == 4
    # The encoders parted particles from the numbers that they marked up.
    # One is left: the line ends behind it without a tag.
    assert len(re.findall(r" (?:ال|وال|كل و) [أ-ي]", "\n".join(bodies))) == 1
    assert digest("\n".join(verses)) == "aee435c5"
