"""Real records of SGML come out as an editor would cut them."""

from collections import Counter
from pathlib import Path

import pytest

from corpus import Record, clean, read_sources
from tests.corpus.readers.facts import describe, read_facts

pytestmark = pytest.mark.archive

# Made from results that were looked at one by one.
EXPECTED = Path(__file__).with_name("sgml.tsv")


def test_every_record(archive_data: Path) -> None:
    outcomes = list(read_sources([archive_data / "raw" / "sgml"]))
    records = [outcome for outcome in outcomes if isinstance(outcome, Record)]
    assert len(outcomes) == len(records) == 60
    assert {(record.origin.line, record.notes) for record in records} == {(1, ())}
    assert [describe(clean(record.document)) for record in records] == read_facts(EXPECTED)


def test_what_all_records_have(archive_data: Path) -> None:
    found = [o for o in read_sources([archive_data / "raw" / "sgml"]) if isinstance(o, Record)]
    documents = [clean(record.document) for record in found]
    # The file is named for the id; the day in it is written in two ways, <TIME> in two others.
    names = [Path(record.origin.path).stem for record in found]
    assert [document.id for document in documents] == names
    for document in documents:
        assert document.date is not None
        written = document.id.rpartition("-")[2]
        assert written in (f"{document.date:%Y%m%d}", f"{document.date:%d%m%Y}")
    assert Counter(document.section for document in documents) == {
        "localNews": 32,
        "internationalNews": 8,
        "society": 7,
        "diverse": 4,
        "politic": 4,
        "sport": 3,
        "economy": 2,
    }
    assert {document.source for document in documents} == {"Jawhara FM"}
    address = "http://www.jawharafm.net/ar/article/"
    assert all(document.url.startswith(address) for document in documents)
    assert all(15 < len(document.title) < 100 for document in documents)
    assert not any("<" in document.body or "&amp;" in document.url for document in documents)
    # A lead that the text repeats is there once.
    assert all(len(set(lines)) == len(lines) for lines in (d.body.splitlines() for d in documents))
