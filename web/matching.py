"""All of the words or some: how many articles each finds, and the way from one to the other."""

from collections.abc import Iterator

from search import Match, SearchRequest, SearchResult
from web import urls
from web.contexts import BothTotals, Link
from web.language import ARTICLES, count, say

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
        whole=say(
            "{articles} فيهما كلّ الكلمات" if whole == 2 else "{articles} فيها كلّ الكلمات",
            articles=_articles(whole),
        ),
        whole_url=urls.match_url(request, Match.ALL) if whole and not shows_all else "",
        some=say(
            "{articles} فيهما بعضها" if some == 2 else "{articles} فيها بعضها",
            articles=count(some, ARTICLES),
        ),
        some_url=urls.match_url(request, Match.ANY) if shows_all else "",
    )


def match_links(result: SearchResult, request: SearchRequest) -> Iterator[Link]:
    """Yield a link for each number of words to ask for, where it makes a difference."""
    if result.totals.any != result.totals.all:
        for match, label in MATCHES:
            yield Link(say(label), urls.match_url(request, match), match == request.match)


def _articles(number: int) -> str:
    return count(number, ARTICLES) if number else say("لا مقالة")
