"""What each word of a query may have been meant for, whatever went wrong with it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import fold, is_stop, spell, tokenize
from search.query import Span
from search.request import Rewriting
from search.suggest.arabizi import plain_latin, readings
from search.suggest.corrections import context, corrections, plausibility
from search.suggest.layouts import to_arabic, to_latin
from search.suggest.slips import HAMZA
from search.suggest.splits import joined, splits
from search.suggest.typed import Chunk, TypedWord
from search.suggest.vocabulary import Vocabulary

COMMON = 100
"""A word in so many articles is not taken for an error."""
LATIN = 1.0
"""The cost in nats of writing Latin letters where Arabic ones are meant."""
RATHER_ARABIC = 2.0
"""How much less Latin words that the archive has count, in nats: most are names in brackets."""
LAYOUT = 2.0
SIGN = 4.0
"""What a key that gives no letter takes from a layout, in nats."""
SHORT_LAYOUT = {1: 9.0, 2: 6.0, 3: 4.0}
"""Few keys make a word on any layout, so short ones prove less."""


@dataclass(frozen=True, slots=True)
class Option:
    """What may stand in a span of the typed text.

    In nats: the `cost` of the error alone, the `score`, which is the plausibility less the cost,
    and the `gain`, how much more that is than the plausibility of what was typed.
    """

    span: Span
    text: str
    kind: Rewriting
    cost: float
    score: float
    gain: float


def word_options(words: Sequence[TypedWord], vocabulary: Vocabulary) -> Iterator[Option]:
    """Yield corrections and splits of single words."""
    for place, word in enumerate(words):
        if vocabulary.articles(word.form) >= COMMON:
            continue
        before = words[place - 1].form if place else ""
        behind = words[place + 1].form if place + 1 < len(words) else ""
        own = plausibility(vocabulary.articles(word.form))
        beside = context(word.form, vocabulary, before, behind)
        for each in corrections(word.form, vocabulary, before, behind):
            text, gain = vocabulary.written(each.form), each.score - own - beside
            yield Option(word.span, text, Rewriting.SPELLING, each.cost, each.score, gain)
        for split in splits(word.form, vocabulary):
            text = " ".join(map(vocabulary.written, split.parts))
            gain = split.score - own
            yield Option(word.span, text, Rewriting.SPLIT, split.cost, split.score, gain)


def spelling_options(
    text: str, words: Sequence[TypedWord], vocabulary: Vocabulary
) -> Iterator[Option]:
    """Yield the usual spellings of the same letters: hamzas, ة and ى where others were typed."""
    for word in words:
        usual = vocabulary.written(word.form)
        if usual != spell(text[slice(*word.span)]):
            score = plausibility(vocabulary.articles(word.form)) - HAMZA
            gain = score - plausibility(0)
            yield Option(word.span, usual, Rewriting.SPELLING, HAMZA, score, gain)


def join_options(text: str, words: Sequence[TypedWord], vocabulary: Vocabulary) -> Iterator[Option]:
    """Yield neighbours that may be one word: only white space may part them."""
    for first, second in pairwise(sorted(words, key=lambda word: word.span)):
        if not text[first.span[1] : second.span[0]].isspace() or second.has_field:
            continue
        whole = joined(first.form, second.form, vocabulary)
        apart = plausibility(vocabulary.together(first.form, second.form))
        written = vocabulary.written(first.form + second.form)
        span = (first.span[0], second.span[1])
        gain = whole.score - apart
        yield Option(span, written, Rewriting.JOINED, whole.cost, whole.score, gain)


def chunk_options(chunk: Chunk, vocabulary: Vocabulary) -> Iterator[Option]:
    """Yield what a chunk is on other keyboard layouts, and what its Latin letters may spell."""
    articles = _articles(chunk.words, vocabulary)
    own = plausibility(articles) - (RATHER_ARABIC if articles and chunk.text.isascii() else 0)
    if articles < COMMON:
        for text, kind, cost, likely in _readings_of(chunk.text, vocabulary, not articles):
            yield Option(chunk.span, text, kind, cost, likely - cost, likely - cost - own)


def _articles(words: Sequence[TypedWord], vocabulary: Vocabulary) -> int:
    """Return about how many articles have the words of a chunk as they stand."""
    if len(words) == 1:
        return vocabulary.articles(words[0].form)
    return min(vocabulary.together(one.form, two.form) for one, two in pairwise(words))


_Reading = tuple[str, Rewriting, float, float]


def _readings_of(text: str, vocabulary: Vocabulary, is_unknown: bool) -> Iterator[_Reading]:
    yield from _latin(text, vocabulary, Rewriting.LATIN, LATIN)
    cost = SHORT_LAYOUT.get(len(text), LAYOUT)
    others = to_arabic(text) if text.isascii() or plain_latin(text) else to_latin(text)
    # Of layouts only the likeliest: they differ in few keys, so the others give near misses.
    likely, _, best = max((_likely(each, vocabulary), -n, each) for n, each in enumerate(others))
    if likely > 0:
        yield best, Rewriting.LAYOUT, cost, likely
    # Two steps from what was typed: only where it means nothing.
    for other in others if is_unknown else ():
        yield from _latin(other, vocabulary, Rewriting.LAYOUT, cost + LATIN)


def _likely(text: str, vocabulary: Vocabulary) -> float:
    """Return the plausibility of the rarest word of a text, less what its signs cost."""
    tokens = list(tokenize(text))
    signs = len(text) - sum(len(token.surface) for token in tokens)
    likely = [plausibility(vocabulary.articles(fold(token.surface))) for token in tokens]
    return min(likely, default=-math.inf) - SIGN * signs


def _latin(text: str, vocabulary: Vocabulary, kind: Rewriting, cost: float) -> Iterator[_Reading]:
    for forms, more in readings(plain_latin(text), vocabulary):
        times = vocabulary.together(*forms) if len(forms) > 1 else vocabulary.articles(*forms)
        written = " ".join(map(vocabulary.written, forms))
        yield written, kind, cost + more, plausibility(times)


def says_something(text: str) -> bool:
    """Say whether a text has a word that may be suggested: no single letter, no stop word."""
    return any(len(t.surface) > 1 and not is_stop(t.surface) for t in tokenize(text))
