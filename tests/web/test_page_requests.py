import datetime as dt
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from search import Interval, Level, Match, Recency, SearchRequest, Sort
from web.page_requests import MANY, NOTICES, ONE, Facet, PageRequest, understand
from web.pairs import page_pairs, to_pairs

WORDS = st.text(min_size=1).filter(lambda text: text.strip())
DATES = st.none() | st.dates()


@st.composite
def requests(draw: st.DrawFn) -> PageRequest:
    """Return any request that a query string can carry: its blank text is the empty one."""
    start, end = draw(DATES), draw(DATES)
    if start and end and start > end:
        start, end = end, start
    size = draw(st.integers(1, 100))
    return PageRequest(
        text=draw(st.just("") | WORDS),
        page=draw(st.integers(1, 10_000 // size)),
        size=size,
        sort=draw(st.sampled_from(Sort)),
        level=draw(st.sampled_from(Level)),
        match=draw(st.sampled_from(Match)),
        recency=draw(st.sampled_from(Recency)),
        date_from=start,
        date_to=end,
        sections=tuple(draw(st.lists(WORDS))),
        sources=tuple(draw(st.lists(WORDS))),
        authors=tuple(draw(st.lists(WORDS))),
        timeline=draw(st.sampled_from([None, *Interval])),
        compare=draw(st.just("") | WORDS),
        suggest=draw(st.booleans()),
        verbatim=draw(st.booleans()),
        collapse=draw(st.booleans()),
        share=draw(st.booleans()),
        facet=draw(st.sampled_from(["", *Facet])),
    )


@settings(deadline=None)
@given(requests())
def test_a_request_survives_its_query_string(request: PageRequest) -> None:
    understood = understand(QueryParams(urlencode(page_pairs(request))))
    assert understood.request == request
    assert understood.notices == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*ONE, *MANY, "other"]), st.text())))
def test_any_query_string_is_understood(pairs: list[tuple[str, str]]) -> None:
    understood = understand(QueryParams(pairs))
    assert set(understood.notices) <= set(NOTICES.values())


def understood(query: str) -> SearchRequest:
    result = understand(QueryParams(query))
    assert not result.notices
    return result.request


def test_defaults_are_not_written() -> None:
    assert to_pairs(SearchRequest()) == [("sort", "relevance")]
    assert to_pairs(SearchRequest("قمح")) == [("q", "قمح")]


def test_without_words_the_newest_come_first() -> None:
    assert understood("section=a").sort == Sort.NEWEST
    assert understood("q=a").sort == Sort.RELEVANCE
    assert understood("section=a&sort=relevance").sort == Sort.RELEVANCE


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("from=2017", dt.date(2017, 1, 1), None),
        ("to=2017", None, dt.date(2017, 12, 31)),
        ("from=2016-02&to=2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29)),
        ("from=2017-3-5", dt.date(2017, 3, 5), None),
        ("from=٢٠١٧-٠٣", dt.date(2017, 3, 1), None),
        ("from= 2017-03-25 ", dt.date(2017, 3, 25), None),
        ("from=&to=+", None, None),
    ],
)
def test_a_year_and_a_month_stand_for_all_their_days(
    query: str, start: dt.date | None, end: dt.date | None
) -> None:
    request = understood(query)
    assert (request.date_from, request.date_to) == (start, end)


def test_blank_values_of_a_form_are_no_values() -> None:
    blank = "q=&page=&size=&sort=&level=&recency=&from=&to=&section=&source="
    assert understood(blank) == PageRequest(sort=Sort.NEWEST)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("q=a&page=0", "page"),
        ("q=a&page=two", "page"),
        ("q=a&page=1001", "page"),
        ("q=a&size=101", "size"),
        ("q=a&sort=random", "sort"),
        ("q=a&level=loose", "level"),
        ("q=a&recency=very", "recency"),
        ("q=a&from=tomorrow", "from"),
        ("q=a&from=2017-13", "from"),
        ("q=a&from=0000", "from"),
        ("q=a&from=2017-02-30", "from"),
        ("q=a&to=2017-13", "to"),
        ("q=a&to=17", "to"),
        ("q=a&share=half", "share"),
        ("q=a&facet=letter", "facet"),
    ],
)
def test_a_bad_value_becomes_its_default_with_a_notice(query: str, name: str) -> None:
    result = understand(QueryParams(query))
    assert result.notices == (NOTICES[name],)
    assert result.request == PageRequest("a")


def test_a_range_that_ends_before_it_begins_loses_its_beginning() -> None:
    result = understand(QueryParams("from=2018&to=2017"))
    assert result.notices == (NOTICES["from"],)
    assert (result.request.date_from, result.request.date_to) == (None, dt.date(2017, 12, 31))


def test_each_bad_value_has_its_notice_and_good_ones_stay() -> None:
    result = understand(QueryParams("q=قمح&page=x&level=y&section=اقتصاد"))
    assert set(result.notices) == {NOTICES["page"], NOTICES["level"]}
    assert result.request == PageRequest("قمح", sections=("اقتصاد",))
