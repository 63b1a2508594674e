"""All of the words or some: how many articles each finds, and the way from one to the other."""

from collections.abc import Iterator

from search import Match, SearchRequest, SearchResult
from web import urls
from web.arabic import ARTICLES, count
from web.contexts import BothTotals, Link

MATCHES = ((Match.AUTO, "تلقائي"), (Match.ALL, "كلّها"), (Match.ANY, "بعضها"))


def both_totals(result: SearchResult, request: SearchRequest) -> BothTotals | None:
    """Return how many articles have all and some of the words, None where these are the same.

    The number that is not shown leads to its articles, if there are any.
    """
    whole, some = result.totals.all, result.totals.any
    if whole == some:
        return None
    shows_all = result.match is Match.ALL
    return BothTotals(
        whole=f"{_articles(whole)} {_in_them(whole)} كلّ الكلمات",
        whole_url=urls.match_url(request, Match.ALL) if whole and not shows_all else "",
        some=f"{count(some, ARTICLES)} {_in_them(some)} بعضها",
        some_url=urls.match_url(request, Match.ANY) if shows_all else "",
    )


def match_links(result: SearchResult, request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each number of words to ask for, where it makes a difference."""
    if result.totals.any != result.totals.all:
        for match, label in MATCHES:
            yield Link(label, urls.match_url(request, match), match == request.match)


def _articles(number: int) -> str:
    return count(number, ARTICLES) if number else "لا مقالة"


def _in_them(number: int) -> str:
    """Return "in it" or "in them" for so many articles."""
    return "فيهما" if number == 2 else "فيها"
