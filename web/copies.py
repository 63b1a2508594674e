"""Articles that say nearly the same: what a hit stands for, and what else tells its story."""

from collections.abc import Iterator

from search import Copies, Copy, SearchRequest, SearchResult
from web import urls
from web.contexts import Link, Neighbour, SameStory
from web.dating import day
from web.language import COPIES, IN_SOURCES, count, say
from web.language.current import address

COLLAPSES = ((True, "مطويّة"), (False, "ظاهرة"))


def also_in(copies: Copies | None) -> str:
    """Return where else a story was printed, "" where nowhere."""
    if copies is None or not copies.total:
        return ""
    if copies.sources:
        return say("نُشر أيضًا في {sources}", sources=count(copies.sources, IN_SOURCES))
    return say("له {copies}", copies=count(copies.total, COPIES))


def same_story(copies: Copies) -> SameStory | None:
    """Return what the page of an article says of the others of its story, if there are any."""
    if not copies.total:
        return None
    left = copies.total - len(copies.listed)
    return SameStory(
        heading=say(
            "القصة نفسها في مصادر أخرى" if copies.sources else "القصة نفسها في مقالات أخرى"
        ),
        articles=tuple(map(_neighbour, copies.listed)),
        left=say("و{copies}", copies=count(left, COPIES)) if left else "",
    )


def collapse_links(result: SearchResult, request: SearchRequest) -> Iterator[Link]:
    """Yield a link for one article of each story and for all, where it makes a difference."""
    if result.stories != result.total or not request.collapse:
        for collapse, label in COLLAPSES:
            yield Link(
                say(label), urls.collapse_url(request, collapse), collapse == request.collapse
            )


def _neighbour(copy: Copy) -> Neighbour:
    title = copy.title or say("بلا عنوان")
    return Neighbour(address(urls.article_url(copy.id)), title, "", copy.source, "", day(copy.date))
