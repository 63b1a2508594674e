"""From a SearchResult to the page that shows it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from search import REASONS, Hit, MatchedForm, Reason, SearchRequest, SearchResult
from web import urls
from web.arabic import ARTICLES, RESULTS, count, group_thousands, write_date, write_seconds
from web.choices import (
    filters_in_force,
    kept_pairs,
    looser_levels,
    recency_links,
    refinements,
    sort_links,
)
from web.contexts import Day, HitView, Link, Matched, RelatedWord, SearchBox, SearchPage
from web.matching import both_totals, match_links
from web.paging import last_page, pager
from web.params import Understood
from web.suggesting import instead, searched, suggestions

MATCHED_SHOWN = 8
"""How many forms a hit names on a page: one quiet line."""
TIPS = (
    "تحقّق من الإملاء، وجرّب كتابة أخرى للاسم الأجنبي، مثل غوغل وجوجل.",
    "استعمل كلمات أقلّ أو أعمّ.",
)


def search_page(
    result: SearchResult, understood: Understood, related: tuple[RelatedWord, ...] = ()
) -> SearchPage:
    """Return the page of a result, whether or not it has hits, and of what answers its words."""
    request, echo = searched(result, understood.request), result.query
    is_odd = bool(echo.warnings) or not result.total
    return SearchPage(
        title=_title(request),
        box=search_box(request),
        heading="نتائج البحث عن" if request.text.strip() else "تصفّح المقالات",
        instead=instead(result, request),
        suggestions=tuple(suggestions(result, request)),
        status=_status(result),
        took=write_seconds(result.took_ms),
        both_totals=both_totals(result, request),
        related=related,
        interpreted=echo.interpreted if is_odd and echo.interpreted != echo.text.strip() else "",
        warnings=echo.warnings,
        notices=understood.notices,
        sorts=tuple(sort_links(request)),
        recencies=tuple(recency_links(request)),
        matches=tuple(match_links(result, request)),
        refinements=refinements(result, request),
        first_number=(result.page - 1) * result.size + 1,
        hits=tuple(_hit_view(hit, request) for hit in result.hits),
        pager=pager(request, result.total),
        absence=_absence(result, request),
        advice=tuple(_advice(result, request)),
        tips=TIPS if request.text.strip() and not result.total else (),
        api_url=urls.api_url(request),
    )


def search_box(request: SearchRequest) -> SearchBox:
    """Return the search form with the words of the request; it keeps filters, order and level."""
    return SearchBox(request.text, kept_pairs(request, "q", "suggest", "verbatim"))


def day(date: dt.date | None) -> Day | None:
    """Return the date as a page shows it."""
    return Day(write_date(date), date.isoformat()) if date else None


def matched_groups(matched: Sequence[MatchedForm], most: int | None = None) -> tuple[Matched, ...]:
    """Return the best forms by reason, without those that are the query's own words."""
    others = [each for each in matched if each.because is not Reason.SAME][:most]
    return tuple(
        Matched(tuple(dict.fromkeys(forms)), label)
        for reason, label in REASONS.items()
        if (forms := [each.form for each in others if each.because is reason])
    )


def _title(request: SearchRequest) -> str:
    words = request.text.strip() or "تصفّح المقالات"
    return words if request.page == 1 else f"{words} (الصفحة {group_thousands(request.page)})"


def _status(result: SearchResult) -> str:
    noun = RESULTS if result.query.text.strip() else ARTICLES
    total, last = count(result.total, noun), last_page(result.total, result.size)
    if last == 1 or not result.hits:
        return total
    return f"{total}، الصفحة {group_thousands(result.page)} من {group_thousands(last)}"


def _hit_view(hit: Hit, request: SearchRequest) -> HitView:
    return HitView(
        url=urls.hit_url(request, hit.id),
        title_html=hit.title_html,
        snippet_html=hit.snippet.html,
        source=hit.source,
        section=hit.section,
        day=day(hit.date),
        matched=matched_groups(hit.matched, MATCHED_SHOWN),
    )


def _absence(result: SearchResult, request: SearchRequest) -> str:
    if result.total:
        return "لا صفحة بهذا الرقم"
    return "لم نجد ما يطابق بحثك" if request.text.strip() else "لا مقالات بهذه التصفية"


def _advice(result: SearchResult, request: SearchRequest) -> Iterator[Link]:
    """Yield what may help when there is nothing to show."""
    if result.hits:
        return
    if result.total:
        last = last_page(result.total, result.size)
        yield Link("اذهب إلى آخر صفحة فيها نتائج", urls.page_url(request, last))
        return
    for level in looser_levels(request):
        yield Link(f"وسّع المطابقة إلى «{level.label}»", level.url, note=level.note)
    filters = tuple(filters_in_force(request))
    for each in filters:
        yield Link(f"ابحث من دون «{each.label}»", each.url)
    if len(filters) > 1:
        yield Link("ابحث من دون أي تصفية", urls.unfiltered_url(request))
