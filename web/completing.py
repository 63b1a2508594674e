"""Completions as the search bar of a browser reads them, and our own box with it.

The format is that of the OpenSearch Suggestions extension 1.1: an array of what was typed, the
completions, a description of each and the address that each leads to.
"""

from search import Completed, Completion, Completions, SearchRequest
from web import urls
from web.characters import printable
from web.language import ARTICLES, count, say
from web.language.current import address
from web.origins import absolute

MEDIA_TYPE = "application/x-suggestions+json"
KINDS = {
    Completed.SECTION: "القسم",
    Completed.SOURCE: "المصدر",
    Completed.AUTHOR: "الكاتب",
    Completed.HEADLINE: "عنوان مقالة",
}
Suggestions = tuple[str, list[str], list[str], list[str]]


def suggestions(completions: Completions) -> Suggestions:
    """Return completions with what they are, in the language of the request, and addresses."""
    found = completions.completions
    return (
        completions.typed,
        [each.text for each in found],
        [_description(each) for each in found],
        [absolute(_address(each)) for each in found],
    )


def without_odd_characters(completions: Completions) -> Completions:
    """Return completions that can be written as JSON: no lone surrogates, no controls."""
    return Completions(
        printable(completions.typed),
        tuple(
            Completion(
                *(printable(each.text), printable(each.label), each.kind, each.articles),
                printable(each.article_id),
            )
            for each in completions.completions
        ),
    )


def _description(completion: Completion) -> str:
    kind = say(KINDS[completion.kind]) if completion.kind in KINDS else ""
    if completion.kind is Completed.HEADLINE:
        return kind
    articles = count(completion.articles, ARTICLES)
    return f"{kind}{say('،')} {articles}" if kind else articles


def _address(completion: Completion) -> str:
    if completion.kind is Completed.HEADLINE:
        return address(urls.article_url(completion.article_id))
    return urls.search_url(SearchRequest(completion.text))
