"""How the words of a query were understood: the forms that answer each, by the reason why."""

from collections.abc import Iterator, Sequence
from itertools import islice

from search import (
    REASONS,
    Engine,
    Level,
    OwnLevels,
    Reason,
    ReasonedForm,
    SearchRequest,
    SearchResult,
    UnderstoodWord,
    understand_query,
)
from web import urls
from web.choices import LEVELS
from web.contexts import Link, RelatedForms, RelatedWord
from web.language import ARTICLES, FORMS, count, group_thousands, say
from web.page_requests import PageRequest
from web.suggesting import searched

WORDS_SHOWN = 8
FORMS_SHOWN = 5
"""How many forms are shown for a reason: those that add most to what is found."""


def related_words(
    engine: Engine, result: SearchResult, request: PageRequest
) -> tuple[RelatedWord, ...]:
    """Return the words of a query that other forms answer too, or that have their own level."""
    rewriter = _Rewriter(searched(result, request))
    words = (
        word
        for word in understand_query(result.query.text, result.query.level, engine)
        if len(word.related) > 1 or rewriter.own.words.get(word.surface)
    )
    return tuple(_related_word(word, rewriter) for word in islice(words, WORDS_SHOWN))


class _Rewriter:
    """Makes the addresses of a search in which one word has another level."""

    def __init__(self, request: SearchRequest) -> None:
        self.level = request.level
        self.own = OwnLevels(request.text)
        self._address = urls.varying(request, "q", "suggest", "verbatim")

    def url(self, word: str, level: Level) -> str:
        sign = None if level is self.level else level
        return self._address(("q", self.own.with_level(word, sign)))


def _related_word(word: UnderstoodWord, rewriter: _Rewriter) -> RelatedWord:
    mine, *others = word.related
    level = rewriter.own.words.get(word.surface) or rewriter.level
    levels = tuple(_levels(word.surface, level, rewriter))
    return RelatedWord(
        word=word.surface,
        note=_note(level, len(others)),
        articles=count(mine.articles, ARTICLES),
        groups=tuple(_groups(others)),
        levels=levels,
        exact_url="" if level is Level.EXACT else levels[0].url,
    )


def _note(level: Level, others: int) -> str:
    """Return in short how a word was understood."""
    if level is Level.EXACT:
        return say("كما كُتبت")
    return say("مع {forms}", forms=count(others, FORMS))


def _groups(others: Sequence[ReasonedForm]) -> Iterator[RelatedForms]:
    for reason, label in REASONS.items():
        some = [each for each in others if each.reason is reason and each.articles]
        if some and reason is not Reason.SAME:
            forms = ((each.spelling, group_thousands(each.articles)) for each in _best(some))
            yield RelatedForms(say(label), tuple(forms))


def _levels(word: str, level: Level, rewriter: _Rewriter) -> Iterator[Link]:
    """Yield the levels that the word may have: that of the whole search and those with a sign."""
    for each, label, note in LEVELS:
        if each in (rewriter.level, Level.EXACT, Level.WIDE):
            yield Link(say(label), rewriter.url(word, each), each == level, say(note))


def _best(forms: Sequence[ReasonedForm]) -> list[ReasonedForm]:
    return sorted(forms, key=lambda each: -each.weight * each.articles)[:FORMS_SHOWN]
