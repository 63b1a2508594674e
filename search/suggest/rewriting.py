"""Which rewrites of a query to offer: the few best, each with what it finds.

Made of the likeliest options for each word, ranked by how much likelier these are, and by how many
articles have all the words and have them side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

from search.query import parse_query
from search.request import Suggestion
from search.suggest.composing import MAX_WORDS, Rewrite, compose, side_by_side
from search.suggest.corrections import plausibility
from search.suggest.options import (
    Option,
    chunk_options,
    join_options,
    spelling_options,
    word_options,
)
from search.suggest.typed import TypedWord, typed_chunks, typed_words
from search.suggest.vocabulary import Vocabulary

MARGIN = 1.0
"""How much likelier than what was typed an option must be, in nats."""
FARTHEST = 3.0
"""How much less likely than the best one a rewrite may be that is offered beside it, in nats."""
LOOKED_AT = 24
"""How many of the likeliest rewrites are looked at for words that stand side by side."""
COUNTED = 5
OFFERED = 3
MORE = 2
"""How many times the articles of the typed query a rewrite must find, and one more."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles a query finds, and how many of them have all the words it wants."""

    total: int
    with_all: int


def suggest(
    text: str,
    vocabulary: Vocabulary,
    count: Callable[[str], Count],
    *,
    is_exact: bool = False,
) -> tuple[Suggestion, ...]:
    """Return the rewrites of a query's text that find clearly more than it does, the best first.

    `count` counts as the search would, `is_exact` says that it finds words only as spelled.
    """
    rewrites = compose(text, _options(text, vocabulary, is_exact))
    rewrites = sorted(rewrites, key=lambda each: (-each.gain, each.text))[:LOOKED_AT]
    if not rewrites:
        return ()
    likely = [(side_by_side(each.text, vocabulary), each) for each in rewrites]
    likely.sort(key=lambda each: (-each[0] - each[1].gain, each[1].text))
    typed = count(text).with_all
    counted = [(context, each, count(each.text)) for context, each in likely[:COUNTED]]
    better = [
        (context + _score(each, found), each, found)
        for context, each, found in counted
        if found.with_all > MORE * typed
    ]
    better.sort(key=lambda each: (-each[0], each[1].text))
    # What finds the same is another form of the same word.
    distinct = {found: each for _, each, found in reversed(better)}
    return tuple(
        Suggestion(each.text, each.kind, found.total)
        for score, each, found in better
        if distinct[found] is each and score > better[0][0] - FARTHEST
    )[:OFFERED]


def _score(rewrite: Rewrite, found: Count) -> float:
    """Return how likely a whole rewrite is, in nats, its context aside.

    Of several words it counts how many articles have all of them, not how frequent each is. Of one
    word its own frequency says it, for its relatives say nothing of it.
    """
    if " " in rewrite.text:
        return plausibility(found.with_all) - rewrite.cost
    return sum(option.score for option in rewrite.options)


def _options(text: str, vocabulary: Vocabulary, is_exact: bool) -> list[Option]:
    """Return the options that are likelier than what was typed, the likeliest first."""
    words = _rarest(list(typed_words(text, parse_query(text).root)), vocabulary)
    found = [*word_options(words, vocabulary), *join_options(text, words, vocabulary)]
    if is_exact:
        found += spelling_options(text, words, vocabulary)
    for chunk in typed_chunks(text, words):
        found += chunk_options(chunk, vocabulary)
    found = [each for each in found if each.gain > MARGIN]
    return sorted(found, key=lambda each: (-each.gain, each.span, each.text))


def _rarest(words: list[TypedWord], vocabulary: Vocabulary) -> list[TypedWord]:
    if len(words) <= MAX_WORDS:
        return words
    rarest = sorted(words, key=lambda word: vocabulary.articles(word.form))[:MAX_WORDS]
    return [word for word in words if word in rarest]
