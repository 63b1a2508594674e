"""Completions as they are sent: as JSON for programs, and as search bars read them.

The format of the search bars of browsers, and of our own box with them, is that of the OpenSearch
Suggestions extension 1.1: an array of what was typed, the completions, a description of each and
the address that each leads to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson

from search import Completed, Completion, Completions
from web import urls
from web.characters import is_printable, printable
from web.language import ARTICLES, count, say
from web.language.current import address
from web.origins import absolute
from web.paths import API_SUGGEST, SUGGESTIONS

SIZE = 8
"""How many completions there are where nobody says otherwise."""
KINDS = {
    Completed.SECTION: "القسم",
    Completed.SOURCE: "المصدر",
    Completed.AUTHOR: "الكاتب",
    Completed.HEADLINE: "عنوان مقالة",
}
Suggestions = tuple[str, list[str], list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """How completions are sent.

    `is_sized` says whether whoever asks says how many, `has_addresses` that there are addresses and
    words in the language of the request.
    """

    media_type: str
    write: Callable[[Completions], bytes]
    is_sized: bool
    has_addresses: bool


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
    if _are_printable(completions):
        return completions
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


def _are_printable(completions: Completions) -> bool:
    # One look at all of them: hardly any text is odd.
    texts = [completions.typed]
    for each in completions.completions:
        texts += (each.text, each.label, each.article_id)
    return is_printable("".join(texts))


def _description(completion: Completion) -> str:
    kind = say(KINDS[completion.kind]) if completion.kind in KINDS else ""
    if completion.kind is Completed.HEADLINE:
        return kind
    articles = count(completion.articles, ARTICLES)
    return f"{kind}{say('،')} {articles}" if kind else articles


def _address(completion: Completion) -> str:
    if completion.kind is Completed.HEADLINE:
        return address(urls.article_url(completion.article_id))
    return urls.url_of_text(completion.text)


def _as_json(completions: Completions) -> bytes:
    return orjson.dumps(without_odd_characters(completions))


def _as_suggestions(completions: Completions) -> bytes:
    return orjson.dumps(suggestions(without_odd_characters(completions)))


FORMATS: Mapping[str, Format] = {
    API_SUGGEST: Format("application/json", _as_json, is_sized=True, has_addresses=False),
    SUGGESTIONS: Format(
        "application/x-suggestions+json", _as_suggestions, is_sized=False, has_addresses=True
    ),
}
"""The formats by the paths that answer with them."""
