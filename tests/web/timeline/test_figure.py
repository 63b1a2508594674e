"""What is drawn is what was counted, whatever the dates."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Interval, SearchRequest, SearchResult, Timeline, TimelineBucket
from web.contexts import Figure
from web.language import ARABIC, ENGLISH, speaking
from web.manual.example import EXAMPLE
from web.page_requests import PageRequest
from web.timeline import figure, sparkline
from web.timeline.drawing import BOTTOM, LEFT, RIGHT, TOP, round_top
from web.timeline.intervals import MAX_COLUMNS

DATES = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)) | st.dates()


@st.composite
def results(draw: st.DrawFn) -> SearchResult:
    """Return a result with a timeline over some dates, by any interval."""
    dates = draw(st.lists(DATES, min_size=1, max_size=30))
    auto = Interval.spanning(min(dates), max(dates))
    interval = draw(st.sampled_from([Interval.YEAR, auto]))
    starts = sorted({interval.start(date) for date in dates})
    counts = st.tuples(st.integers(1, 5000), st.integers(0, 5000))
    buckets = tuple(
        TimelineBucket(start, count, count + more)
        for start, (count, more) in zip(
            starts, draw(st.lists(counts, min_size=len(starts), max_size=len(starts))), strict=True
        )
    )
    undated = draw(st.integers(0, 9))
    total = sum(each.count for each in buckets) + undated
    return replace(EXAMPLE, total=total, timeline=Timeline(interval, buckets, undated))


def number(percent: str) -> float:
    assert percent.endswith("%")
    return float(percent[:-1])


def drawn(result: SearchResult, *, is_share: bool = False) -> tuple[Figure, Timeline]:
    made = figure(result, PageRequest("قمح", timeline=Interval.AUTO, share=is_share))
    assert made and result.timeline
    return made, result.timeline


@settings(deadline=None)
@given(results())
def test_the_rows_and_the_undated_are_the_total(result: SearchResult) -> None:
    made, timeline = drawn(result)
    counts = [int(row.cells[1].replace(",", "")) for row in made.table.rows]
    assert counts == [bucket.count for bucket in timeline.buckets]
    undated = int(made.table.undated.cells[1]) if made.table.undated else 0
    assert sum(counts) + undated == result.total == int(made.table.total.cells[1].replace(",", ""))


@settings(deadline=None)
@given(results(), st.booleans())
def test_the_heights_of_columns_are_the_numbers(result: SearchResult, is_share: bool) -> None:
    made, timeline = drawn(result, is_share=is_share)
    assert [column.label.partition(":")[0] for column in made.columns] == [
        row.label for row in made.table.rows
    ]
    values = [each.count / each.archive if is_share else each.count for each in timeline.buckets]
    top = round_top(max(values)) if is_share else max(2.0, round_top(max(values)))
    for column, value in zip(made.columns, values, strict=True):
        (bar,) = column.bars
        expected = max((BOTTOM - TOP) * value / top, 0.6)
        assert number(bar.height) == pytest.approx(expected, abs=0.006)
        assert number(bar.y) + number(bar.height) == pytest.approx(BOTTOM, abs=0.02)
        assert number(bar.height) <= BOTTOM - TOP + 0.01


@settings(deadline=None)
@given(results(), st.sampled_from([ARABIC, ENGLISH]))
def test_columns_stand_side_by_side_in_the_order_of_time(result: SearchResult, language) -> None:  # type: ignore[no-untyped-def]
    with speaking(language):
        made, _ = drawn(result)
    edges = [(number(each.x), number(each.width)) for each in made.columns]
    in_order = edges[::-1] if language is ARABIC else edges
    for (x, width), (following, _) in pairwise(in_order):
        assert x + width <= following + 0.03
    assert all(x >= LEFT - 0.02 and x + width <= RIGHT + 0.02 for x, width in edges)
    assert len(made.times) <= 6


@settings(deadline=None)
@given(results())
def test_no_page_is_longer_than_its_columns_allow(result: SearchResult) -> None:
    small = sparkline(result, SearchRequest("قمح"))
    assert result.timeline
    if small is None:
        assert len(result.timeline.buckets) == 1
    else:
        assert small.path.count("M") == len(result.timeline.buckets)
        assert len(result.timeline.buckets) <= small.width <= MAX_COLUMNS


@given(st.floats(1e-6, 1e9))
def test_the_top_is_round_and_close_above(most: float) -> None:
    top = round_top(most)
    assert most <= top <= 2.001 * most
