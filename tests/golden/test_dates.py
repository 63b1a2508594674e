"""The golden dates: adding a spelling is adding a line to dates.tsv, never code."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.dates import parse_date

TODAY = dt.date(2026, 11, 22)


def rows() -> Iterator[tuple[str, str, str, str]]:
    for line in Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            spelling, day, hijri, note = line.split("\t")
            yield spelling.replace("\\u200d", "\u200d"), day, hijri, note


@pytest.mark.parametrize(("spelling", "day", "hijri", "note"), list(rows()))
def test_date_means_its_day(spelling: str, day: str, hijri: str, note: str) -> None:
    parsed = parse_date(spelling, TODAY)
    if (day, note) == ("-", "-"):
        assert parsed is None
        return
    assert parsed is not None
    found = (str(parsed.day or "-"), parsed.hijri or "-", parsed.note.split(":")[0] or "-")
    assert found == (day, hijri, note)
