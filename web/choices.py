"""What a search may be narrowed or widened by: facets, dates, levels, and the filters in force."""

from collections.abc import Iterator

from search import FacetCount, Level, Recency, SearchRequest, SearchResult, Sort
from web import urls
from web.arabic import group_thousands, write_date
from web.contexts import Choice, Choices, DateForm, Link, Refinements
from web.params import to_pairs

FACETS = (("section", "القسم"), ("source", "المصدر"))
SHOWN_AT_FIRST = 8
LEVELS = (
    (Level.EXACT, "مطابق", "الكلمة كما كُتبت"),
    (Level.WORD, "عادي", "الكلمة بصيغها المختلفة"),
    (Level.WIDE, "واسع", "الكلمة وكل ما يشاركها الجذر"),
)
SORTS = ((Sort.RELEVANCE, "الصلة"), (Sort.NEWEST, "الأحدث"), (Sort.OLDEST, "الأقدم"))
RECENCIES = ((Recency.NONE, "بلا"), (Recency.MILD, "قليلًا"), (Recency.STRONG, "كثيرًا"))


def refinements(result: SearchResult, request: SearchRequest) -> Refinements:
    """Return everything that changes which articles match."""
    filters = tuple(filters_in_force(request))
    return Refinements(
        filters=filters,
        clear=urls.unfiltered_url(request) if len(filters) > 1 else "",
        levels=tuple(level_links(request)),
        level_note=next(note for level, _, note in LEVELS if level == request.level),
        facets=tuple(filter_values(result, request)),
        dates=date_form(request),
    )


def kept_pairs(request: SearchRequest, *left_out: str) -> tuple[tuple[str, str], ...]:
    """Return the hidden pairs of a form that asks for the names left out; never the page."""
    return tuple(pair for pair in to_pairs(request) if pair[0] not in ("page", *left_out))


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
            yield Link(label, urls.level_url(request, level), level == request.level, note)


def looser_levels(request: SearchRequest) -> list[Link]:
    """Return the levels at which more articles may match."""
    links = list(level_links(request))
    currents = [place for place, link in enumerate(links) if link.is_current]
    return links[currents[0] + 1 :] if currents else []


def sort_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each order; without words nothing is more relevant."""
    for sort, label in SORTS:
        if request.text.strip() or sort != Sort.RELEVANCE:
            yield Link(label, urls.sort_url(request, sort), sort == request.sort)


def recency_links(request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each preference of the new; it only counts in the order of relevance."""
    if request.text.strip() and request.sort == Sort.RELEVANCE:
        for recency, label in RECENCIES:
            is_current = recency == request.recency
            yield Link(label, urls.recency_url(request, recency), is_current)


def filters_in_force(request: SearchRequest) -> Iterator[Link]:
    """Yield each filter with the link that takes it away."""
    for facet, title in FACETS:
        for value in urls.selected(request, facet):
            yield Link(f"{title}: {value}", urls.toggle_url(request, facet, value))
    if request.date_from:
        label = f"من {write_date(request.date_from)}"
        yield Link(label, urls.dates_url(request, date_from=None))
    if request.date_to:
        label = f"حتى {write_date(request.date_to)}"
        yield Link(label, urls.dates_url(request, date_to=None))


def filter_values(result: SearchResult, request: SearchRequest) -> Iterator[Choices]:
    """Yield each facet that offers a choice."""
    for facet, title in FACETS:
        choices = _choices(request, facet, result.facets.get(facet, ()))
        if choices:
            first, rest = choices[:SHOWN_AT_FIRST], choices[SHOWN_AT_FIRST:]
            yield Choices(facet, title, tuple(first), tuple(rest))


def _choices(request: SearchRequest, facet: str, counts: tuple[FacetCount, ...]) -> list[Choice]:
    """Return the chosen values, counted or not, before the others in the engine's order."""
    chosen = urls.selected(request, facet)
    counted = {each.value: group_thousands(each.count) for each in counts if each.value}
    values = [*chosen, *(value for value in counted if value not in chosen)]
    return [
        Choice(
            value, counted.get(value, "0"), urls.toggle_url(request, facet, value), value in chosen
        )
        for value in values
    ]
