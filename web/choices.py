"""What a search may be narrowed or widened by: dates, levels, and the filters in force."""

import datetime as dt
from collections.abc import Iterator

from search import (
    Interval,
    Level,
    Recency,
    SearchRequest,
    SearchResult,
    Sort,
)
from web import urls
from web.contexts import DateForm, Link, Refinements
from web.dates import exact_period
from web.facets import FACETS, YEAR, filter_values
from web.language import say, write_date, write_month
from web.page_requests import PageRequest
from web.pairs import kept_pairs

LEVELS = (
    (Level.EXACT, "مطابق", "الكلمة كما كُتبت"),
    (Level.WORD, "عادي", "الكلمة بصيغها المختلفة"),
    (Level.WIDE, "واسع", "الكلمة وكل ما يشاركها الجذر"),
)
SORTS = ((Sort.RELEVANCE, "الصلة"), (Sort.NEWEST, "الأحدث"), (Sort.OLDEST, "الأقدم"))
RECENCIES = ((Recency.NONE, "بلا"), (Recency.MILD, "قليلًا"), (Recency.STRONG, "كثيرًا"))


def refinements(result: SearchResult, request: PageRequest) -> Refinements:
    """Return everything that changes which articles match."""
    filters = tuple(filters_in_force(request))
    return Refinements(
        filters=filters,
        clear=urls.unfiltered_url(request) if len(filters) > 1 else "",
        levels=tuple(level_links(request)),
        level_note=next(say(note) for level, _, note in LEVELS if level == request.level),
        facets=tuple(filter_values(result, request)),
        dates=date_form(request),
    )


def date_form(request: SearchRequest) -> DateForm:
    """Return the form of the range of dates as the request has it."""
    start, end = request.date_from, request.date_to
    return DateForm(
        date_from=start.isoformat() if start else "",
        date_to=end.isoformat() if end else "",
        kept=kept_pairs(request, "from", "to"),
    )


def level_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each level; without words there is nothing to match."""
    if request.text.strip():
        for level, label, note in LEVELS:
            yield Link(
                say(label), urls.level_url(request, level), level == request.level, say(note)
            )


def looser_levels(request: SearchRequest) -> list[Link]:
    """Return the levels at which more articles may match."""
    links = list(level_links(request))
    currents = [place for place, link in enumerate(links) if link.is_current]
    return links[currents[0] + 1 :] if currents else []


def sort_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each order; without words nothing is more relevant."""
    for sort, label in SORTS:
        if request.text.strip() or sort != Sort.RELEVANCE:
            yield Link(say(label), urls.sort_url(request, sort), sort == request.sort)


def recency_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each preference of the new; it only counts in the order of relevance."""
    if request.text.strip() and request.sort == Sort.RELEVANCE:
        for recency, label in RECENCIES:
            is_current = recency == request.recency
            yield Link(say(label), urls.recency_url(request, recency), is_current)


def filters_in_force(request: SearchRequest) -> Iterator[Link]:
    """Yield each filter with the link that takes it away."""
    for facet, title in FACETS:
        for value in urls.selected(request, facet):
            yield Link(f"{say(title)}: {value}", urls.toggle_url(request, facet, value))
    if (period := exact_period(request)) and request.date_from:
        label = _period_label(request.date_from, period)
        yield Link(label, urls.dates_url(request, date_from=None, date_to=None))
        return
    if request.date_from:
        label = say("من {date}", date=write_date(request.date_from))
        yield Link(label, urls.dates_url(request, date_from=None))
    if request.date_to:
        label = say("حتى {date}", date=write_date(request.date_to))
        yield Link(label, urls.dates_url(request, date_to=None))


def _period_label(first: dt.date, period: Interval) -> str:
    if period is Interval.YEAR:
        return f"{say(YEAR[1])}: {first.year}"
    written = write_date(first) if period is Interval.DAY else write_month(first)
    return f"{say('التاريخ')}: {written}"
