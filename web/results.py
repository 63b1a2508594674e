"""From a SearchResult to the page that shows it."""

from collections.abc import Iterator, Sequence

from search import REASONS, Hit, MatchedForm, Reason, SearchRequest, SearchResult
from web import urls
from web.boxes import search_box
from web.choices import refinements
from web.contexts import HitView, Link, Matched, RelatedWord, SearchPage
from web.copies import also_in
from web.dating import day
from web.language import ARTICLES, RESULTS, count, group_thousands, say, write_seconds
from web.matching import both_totals
from web.menus import menus
from web.page_requests import Understood
from web.paging import last_page, pager
from web.suggesting import instead, searched, suggestions
from web.timeline import figure, sparkline
from web.warned import told

MATCHED_SHOWN = 8
"""How many forms a hit names on a page: one quiet line."""
TIPS = (
    "تحقّق من الإملاء، وجرّب كتابة أخرى للاسم الأجنبي، مثل غوغل وجوجل.",
    "استعمل كلمات أقلّ أو أعمّ.",
)


def search_page(
    result: SearchResult,
    understood: Understood,
    related: tuple[RelatedWord, ...] = (),
    advice: tuple[Link, ...] = (),
) -> SearchPage:
    """Return the page of a result: its hits, what answers its words, what helps without hits."""
    request, echo = searched(result, understood.request), result.query
    is_odd = bool(echo.warnings) or not result.total
    is_open = bool(request.timeline or request.compare.strip())
    timeline = figure(result, request) if is_open else None
    undated = is_open and result.total and not timeline
    absence = (say("ليس لهذه المقالات تاريخ، فلا مخطّط زمنيًّا لها."),) if undated else ()
    return SearchPage(
        title=_title(request),
        box=search_box(request),
        heading=say("نتائج البحث عن" if request.text.strip() else "تصفّح المقالات"),
        instead=instead(result, request),
        suggestions=tuple(suggestions(result, request)),
        status=_status(result),
        took=write_seconds(result.took_ms),
        both_totals=both_totals(result, request),
        related=related,
        interpreted=echo.interpreted if is_odd and echo.interpreted != echo.text.strip() else "",
        warnings=tuple(told(each) for each in echo.warnings),
        notices=(*understood.notices, *absence),
        menus=menus(result, request),
        sparkline=None if is_open else sparkline(result, request),
        timeline=timeline,
        refinements=refinements(result, request),
        first_number=(result.page - 1) * result.size + 1,
        hits=tuple(_hit_view(hit, request) for hit in result.hits),
        pager=pager(request, result.stories),
        absence=_absence(result, request),
        advice=advice,
        tips=tuple(map(say, TIPS)) if request.text.strip() and not result.total else (),
        api_url=urls.api_url(request),
        feed_url=urls.feed_url(request),
        exports=tuple(_exports(request)) if result.total else (),
    )


def matched_groups(matched: Sequence[MatchedForm], most: int | None = None) -> tuple[Matched, ...]:
    """Return the best forms by reason, without those that are the query's own words."""
    others = [each for each in matched if each.because is not Reason.SAME][:most]
    return tuple(
        Matched(tuple(dict.fromkeys(forms)), say(label))
        for reason, label in REASONS.items()
        if (forms := [each.form for each in others if each.because is reason])
    )


def _exports(request: SearchRequest) -> Iterator[Link]:
    """Yield all of the results as files."""
    yield Link(say("كل النتائج جدولًا (CSV)"), urls.export_url(request, "csv"))
    yield Link(say("كل النتائج بصيغة JSONL"), urls.export_url(request, "jsonl"))


def _title(request: SearchRequest) -> str:
    words = request.text.strip() or say("تصفّح المقالات")
    if request.page == 1:
        return words
    return say("{words} (الصفحة {number})", words=words, number=group_thousands(request.page))


def _status(result: SearchResult) -> str:
    noun = RESULTS if result.query.text.strip() else ARTICLES
    total, last = count(result.stories, noun), last_page(result.stories, result.size)
    if result.stories != result.total:
        repeated = count(result.total, ARTICLES)
        total = say("{total} (مع المكرّر {repeated})", total=total, repeated=repeated)
    if last == 1 or not result.hits:
        return total
    return say(
        "{total}، الصفحة {page} من {last}",
        total=total,
        page=group_thousands(result.page),
        last=group_thousands(last),
    )


def _hit_view(hit: Hit, request: SearchRequest) -> HitView:
    return HitView(
        url=urls.hit_url(request, hit.id),
        title_html=hit.title_html,
        snippet_html=hit.snippet.html,
        source=hit.source,
        section=hit.section,
        day=day(hit.date),
        matched=matched_groups(hit.matched, MATCHED_SHOWN),
        also_in=also_in(hit.copies),
        copies_url=urls.copies_url(request, hit.id),
    )


def _absence(result: SearchResult, request: SearchRequest) -> str:
    if result.total:
        return say("لا صفحة بهذا الرقم")
    return say("لم نجد ما يطابق بحثك" if request.text.strip() else "لا مقالات بهذه التصفية")
