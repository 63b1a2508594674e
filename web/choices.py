"""What a search may be narrowed or widened by: facets, dates, levels, and the filters in force."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from search import (
    MAX_FACET_VALUES,
    FacetCount,
    Interval,
    Level,
    Recency,
    SearchRequest,
    SearchResult,
    Sort,
)
from web import urls
from web.contexts import Choice, Choices, DateForm, Link, Refinements, SearchBox
from web.language import group_thousands, say, write_date, write_month
from web.language.current import pairs_of_language
from web.params import to_pairs

FACETS = (("section", "القسم"), ("source", "المصدر"), ("author", "الكاتب"))
YEAR = ("year", "السنة")
SHOWN = {"author": (5, 0), "year": (6, 14)}
SHOWN_OTHERWISE = (8, 12)
"""How many values of a facet are shown, and how many more are behind a fold; authors are many."""
LEVELS = (
    (Level.EXACT, "مطابق", "الكلمة كما كُتبت"),
    (Level.WORD, "عادي", "الكلمة بصيغها المختلفة"),
    (Level.WIDE, "واسع", "الكلمة وكل ما يشاركها الجذر"),
)
SORTS = ((Sort.RELEVANCE, "الصلة"), (Sort.NEWEST, "الأحدث"), (Sort.OLDEST, "الأقدم"))
RECENCIES = ((Recency.NONE, "بلا"), (Recency.MILD, "قليلًا"), (Recency.STRONG, "كثيرًا"))


def refinements(result: SearchResult, request: SearchRequest, whole: str = "") -> Refinements:
    """Return everything that changes which articles match; `whole` names a facet to show whole."""
    filters = tuple(filters_in_force(request))
    return Refinements(
        filters=filters,
        clear=urls.unfiltered_url(request) if len(filters) > 1 else "",
        levels=tuple(level_links(request)),
        level_note=next(say(note) for level, _, note in LEVELS if level == request.level),
        facets=tuple(filter_values(result, request, whole)),
        dates=date_form(request),
    )


def kept_pairs(request: SearchRequest, *left_out: str) -> tuple[tuple[str, str], ...]:
    """Return the hidden pairs of a form that asks for the names left out; never the page."""
    pairs = to_pairs(request) + pairs_of_language()
    return tuple(pair for pair in pairs if pair[0] not in ("page", *left_out))


def empty_box() -> SearchBox:
    """Return a search form without words or filters; it keeps the language."""
    return SearchBox(kept=tuple(pairs_of_language()))


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


def exact_period(request: SearchRequest) -> Interval | None:
    """Return whether the range of dates is one day, one month or one year."""
    first, last = request.date_from, request.date_to
    if not (first and last):
        return None
    for interval in (Interval.DAY, Interval.MONTH, Interval.YEAR):
        if interval.start(first) == first and interval.end(first) == last:
            return interval
    return None


def _period_label(first: dt.date, period: Interval) -> str:
    if period is Interval.YEAR:
        return f"{say(YEAR[1])}: {first.year}"
    written = write_date(first) if period is Interval.DAY else write_month(first)
    return f"{say('التاريخ')}: {written}"


def filter_values(
    result: SearchResult, request: SearchRequest, whole: str = ""
) -> Iterator[Choices]:
    """Yield each facet that offers a choice; all that is known of the one that is wanted whole."""
    for name, title in (*FACETS, YEAR):
        counts = result.facets.get(name, ())
        is_year = name == YEAR[0]
        choices = _years(request, counts) if is_year else _choices(request, name, counts)
        facet = name, title
        yield from _folded(request, facet, choices, len(counts), is_whole=name == whole)


def _folded(
    request: SearchRequest,
    facet: tuple[str, str],
    choices: Iterator[Choice],
    number: int,
    *,
    is_whole: bool,
) -> Iterator[Choices]:
    """Yield the facet with its first values, a few more behind a fold, and a link to the rest."""
    name, title = facet
    shown, folded = SHOWN.get(name, SHOWN_OTHERWISE)
    first = tuple(islice(choices, shown))
    rest = tuple(choices if is_whole else islice(choices, folded))
    left = 0 if is_whole else number - len(first) - len(rest)
    if first:
        more = say("المزيد ({number})", number=group_thousands(len(rest))) if rest else ""
        url = f"{urls.varying(request)(('facet', name))}#facet-{name}" if left > 0 else ""
        note = _others(number, left) if left > 0 else ""
        yield Choices(name, say(title), first, rest, more, is_whole, Link(note, url))


def _others(number: int, left: int) -> str:
    """Return how many values are not shown; of a facet that was cut nobody knows."""
    if number == MAX_FACET_VALUES:
        return say("أكثرها ورودًا ({number})", number=number)
    return say("{number} أخرى", number=group_thousands(left))


def _years(request: SearchRequest, counts: tuple[FacetCount, ...]) -> Iterator[Choice]:
    """Yield the years, the newest first; the one that is asked for is marked."""
    is_year = exact_period(request) is Interval.YEAR
    chosen = f"{request.date_from.year:04}" if is_year and request.date_from else ""
    address = urls.varying(request, "from", "to")
    for each in counts:
        is_chosen = each.value == chosen
        pairs = () if is_chosen else (("from", each.value), ("to", each.value))
        yield Choice(each.value, group_thousands(each.count), address(*pairs), is_chosen)


def _choices(
    request: SearchRequest, facet: str, counts: tuple[FacetCount, ...]
) -> Iterator[Choice]:
    """Yield the chosen values, counted or not, before the others in the engine's order."""
    chosen = urls.selected(request, facet)
    counted = {each.value: each.count for each in counts if each.value in chosen}
    # Of a facet that was cut nobody knows how often the rest is in it.
    unknown = "" if len(counts) == MAX_FACET_VALUES else "0"
    for value in chosen:
        written = group_thousands(counted[value]) if value in counted else unknown
        yield Choice(value, written, urls.toggle_url(request, facet, value), True)
    adding = urls.adding(request, facet)
    for each in counts:
        if each.value not in chosen:
            yield Choice(each.value, group_thousands(each.count), adding(each.value), False)
