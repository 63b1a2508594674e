"""The facets of a page of results: which values are shown, which are chosen, where each leads."""

from collections.abc import Iterator
from itertools import islice

from search import MAX_FACET_VALUES, FacetCount, Interval, SearchRequest, SearchResult
from web import urls
from web.contexts import Choice, Choices, Link
from web.dates import exact_period
from web.language import group_thousands, say
from web.page_requests import PageRequest

FACETS = (("section", "القسم"), ("source", "المصدر"), ("author", "الكاتب"))
YEAR = ("year", "السنة")
SHOWN = {"author": (5, 0), "year": (6, 14)}
SHOWN_OTHERWISE = (8, 12)
"""How many values of a facet are shown, and how many more are behind a fold; authors are many."""


def filter_values(result: SearchResult, request: PageRequest) -> Iterator[Choices]:
    """Yield each facet that offers a choice; all that is known of the one that is wanted whole."""
    for name, title in (*FACETS, YEAR):
        counts = result.facets.get(name, ())
        is_year = name == YEAR[0]
        choices = _years(request, counts) if is_year else _choices(request, name, counts)
        facet = name, title
        yield from _folded(request, facet, choices, len(counts))


def _folded(
    request: PageRequest, facet: tuple[str, str], choices: Iterator[Choice], number: int
) -> Iterator[Choices]:
    """Yield the facet with its first values, a few more behind a fold, and a link to the rest."""
    name, title = facet
    is_whole = name == request.facet
    shown, folded = SHOWN.get(name, SHOWN_OTHERWISE)
    first = tuple(islice(choices, shown))
    rest = tuple(choices if is_whole else islice(choices, folded))
    left = 0 if is_whole else number - len(first) - len(rest)
    if first:
        more = say("المزيد ({number})", number=group_thousands(len(rest))) if rest else ""
        url = urls.facet_url(request, name) if left > 0 else ""
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
