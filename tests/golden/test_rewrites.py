"""The golden rewrites: adding a case is adding a line to rewrites.tsv, never code."""

import re
from pathlib import Path

import pytest

from search.suggest import suggest
from tests.weighted_archive import WeightedArchive

HERE = Path(__file__).parent
ARCHIVE = WeightedArchive.read(HERE / "rewrites_archive.tsv")


def _rows() -> list[list[str]]:
    lines = (HERE / "rewrites.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 4 and all(row) for row in rows), "typed, expected, kind, why"
    return rows


ROWS = _rows()


@pytest.mark.parametrize(("typed", "expected", "kind", "why"), ROWS, ids=[row[0] for row in ROWS])
def test_the_first_suggestion_is(typed, expected, kind, why):
    found = suggest(typed, ARCHIVE, ARCHIVE.count)
    first = (found[0].text, found[0].kind.value) if found else ("-", "-")
    is_wrong = why.startswith("WRONG")
    assert (first != (expected, kind)) == is_wrong, f"{typed}: {first}; {why}"


def test_the_manual_tells_the_truth():
    manual = (HERE.parents[1] / "docs" / "suggestions.md").read_text("utf-8")
    told = re.findall(r"^\| `(\w+)`[^|]* \| `([^|]+)` \| ([^|]+) \|$", manual, re.MULTILINE)
    assert len(told) >= 8
    pinned = {(kind, typed, expected) for typed, expected, kind, _ in ROWS}
    assert set(told) <= pinned


def test_there_are_many_and_each_is_written_once():
    assert len(ROWS) >= 120
    assert len({row[0] for row in ROWS}) == len(ROWS)
