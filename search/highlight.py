"""Which written words of an article answer a query, and why: whole words of the original text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis import VIEWS, Token, View, spell, tokenize
from search.markup import Span
from search.query import Phrase, Word
from search.ranking import LEVELS, Level, phrase_view
from search.request import MatchedForm

BECAUSE = {View.SPELLING: "same", View.FORM: "same", View.STEM: "stem", View.ROOT: "root"}

Text = Word | Phrase


@dataclass(frozen=True, slots=True)
class Match:
    """An occurrence: its span in the text, the leaf of the query it answers, and why."""

    span: Span
    leaf: Text
    form: str
    because: str


def find_matches(text: str, field: str, leaves: Iterable[Text], level: Level) -> list[Match]:
    """Return the matches of the leaves that search in `field`, in order and disjoint.

    A phrase matches as one span and goes before the single words inside it.
    """
    wanted = [leaf for leaf in leaves if leaf.field in (None, field)]
    tokens = list(tokenize(text))
    phrases = [leaf for leaf in wanted if isinstance(leaf, Phrase)]
    words = [leaf for leaf in wanted if isinstance(leaf, Word)]
    found = [match for phrase in phrases for match in _phrase_matches(text, tokens, phrase, level)]
    found += _word_matches(tokens, words, level)
    return list(_disjoint(found))


def matched_forms(matches: Sequence[Match]) -> tuple[MatchedForm, ...]:
    """Return the distinct matched spellings and reasons in order of appearance."""
    return tuple(dict.fromkeys(MatchedForm(match.form, match.because) for match in matches))


def _word_matches(tokens: list[Token], words: list[Word], level: Level) -> Iterator[Match]:
    keys = {
        (view, VIEWS[view](word.text)): word for word in reversed(words) for view in LEVELS[level]
    }
    for token in tokens:
        for view in LEVELS[level]:
            word = keys.get((view, VIEWS[view](token.surface)))
            if word is not None:
                span = (token.start, token.end)
                yield Match(span, word, spell(token.surface), BECAUSE[view])
                break


def _phrase_matches(
    text: str, tokens: list[Token], phrase: Phrase, level: Level
) -> Iterator[Match]:
    view = phrase_view(level)
    wanted = [VIEWS[view](word) for word in phrase.words]
    terms = [VIEWS[view](token.surface) for token in tokens]
    for first in range(len(terms) - len(wanted) + 1):
        if terms[first : first + len(wanted)] == wanted:
            span = (tokens[first].start, tokens[first + len(wanted) - 1].end)
            yield Match(span, phrase, spell(text[slice(*span)]), BECAUSE[view])


def _disjoint(matches: list[Match]) -> Iterator[Match]:
    """Yield the matches by place, the longest first where several begin together."""
    end = 0
    for match in sorted(matches, key=lambda match: (match.span[0], -match.span[1])):
        if match.span[0] >= end:
            yield match
            end = match.span[1]
