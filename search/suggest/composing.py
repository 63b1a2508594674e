"""Makes rewrites of a whole query out of options for its words; what their context says."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

from search.query import Span, parse_query
from search.request import Rewriting
from search.suggest.corrections import CONTEXT
from search.suggest.options import Option, says_something
from search.suggest.typed import TypedWord, replaced, typed_words
from search.suggest.vocabulary import Vocabulary

MAX_WORDS = 8
"""Of a query with more words only so many are looked at, the rarest."""
COMBINED = 8
"""How many of the likeliest options are tried with each other, for words that belong together."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another text for a query and the options that made it; cost and gain are their sums."""

    text: str
    options: tuple[Option, ...]

    @property
    def gain(self) -> float:
        return sum(option.gain for option in self.options)

    @property
    def cost(self) -> float:
        return sum(option.cost for option in self.options)

    @property
    def kind(self) -> Rewriting:
        return max(self.options, key=lambda option: option.gain).kind


def compose(text: str, options: list[Option]) -> list[Rewrite]:
    """Return the text with the best options that do not overlap, and with others first."""
    first = options[:COMBINED]
    orders = [options, *([option, *options] for option in options)]
    orders += [[*pair, *options] for pair in combinations(first, 2) if _apart(*pair)]
    made = {each.text: each for each in (_apply(text, order) for order in reversed(orders))}
    return [each for each in made.values() if each.text != text and says_something(each.text)]


def _apply(text: str, options: Iterable[Option]) -> Rewrite:
    chosen: dict[Span, Option] = {}
    for option in options:
        if all(_apart(option, other) for other in chosen.values()):
            chosen[option.span] = option
    changed = replaced(text, {span: option.text for span, option in chosen.items()})
    return Rewrite(changed, tuple(chosen.values()))


def _apart(one: Option, other: Option) -> bool:
    return one.span[1] <= other.span[0] or other.span[1] <= one.span[0]


def side_by_side(text: str, vocabulary: Vocabulary) -> float:
    """Return what it says for a text, in nats, that its words stand side by side."""
    words = sorted(typed_words(text, parse_query(text).root), key=_place)[:MAX_WORDS]
    met = (vocabulary.together(one.form, two.form) for one, two in pairwise(words))
    return CONTEXT * sum(map(math.log1p, met))


def _place(word: TypedWord) -> Span:
    return word.span
