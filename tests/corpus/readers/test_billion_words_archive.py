"""The real, ill-formed record of Abu El-Khair comes out as an editor would cut it."""

import datetime as dt
from pathlib import Path

import pytest

from corpus import Record, clean, read_sources
from tests.corpus.readers.facts import digest

pytestmark = pytest.mark.archive


def test_the_record(archive_data: Path) -> None:
    (record,) = read_sources([archive_data / "raw" / "broken_xml"])
    assert isinstance(record, Record)
    assert record.origin.line == 3
    document = clean(record.document)
    assert document.id == "SBN_ARB_0000001"
    assert document.url == "http://www.sabanews.net/ar/news200024.htm"
    assert document.date == dt.date(2009, 12, 8)
    assert record.notes == ()
    assert (len(document.title.split()), len(document.body.splitlines())) == (10, 1)
    words = document.body.split()
    assert (len(words), len(words[0]), words[-1]) == (172, 15, "سبأ")
    assert (digest(document.title), digest(document.body)) == ("c7123291", "0e9eece9")
    assert (document.dateline, document.source, document.section) == ("", "", "")
