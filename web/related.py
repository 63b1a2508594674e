"""How the words of a query were understood: the forms that answer each, by the reason why."""

from collections.abc import Sequence

from search import (
    REASONS,
    Engine,
    Reason,
    ReasonedForm,
    SearchResult,
    UnderstoodWord,
    understand_query,
)
from web.arabic import ARTICLES, count, group_thousands
from web.contexts import RelatedForms, RelatedWord

WORDS_SHOWN = 8
FORMS_SHOWN = 5
"""How many forms are shown for a reason: those that add most to what is found."""


def related_words(engine: Engine, result: SearchResult) -> tuple[RelatedWord, ...]:
    """Return the words of a query that other forms answer too, with the strongest of these."""
    words = understand_query(result.query.text, result.query.level, engine)
    return tuple(_related_word(word) for word in words if len(word.related) > 1)[:WORDS_SHOWN]


def _related_word(word: UnderstoodWord) -> RelatedWord:
    own, *others = word.related
    forms = (
        (label, [each for each in others if each.reason is reason and each.articles])
        for reason, label in REASONS.items()
        if reason is not Reason.SAME
    )
    return RelatedWord(
        word=word.surface,
        articles=count(own.articles, ARTICLES),
        groups=tuple(
            RelatedForms(
                label,
                tuple((each.spelling, group_thousands(each.articles)) for each in _best(some)),
            )
            for label, some in forms
            if some
        ),
    )


def _best(forms: Sequence[ReasonedForm]) -> list[ReasonedForm]:
    return sorted(forms, key=lambda each: -each.weight * each.articles)[:FORMS_SHOWN]
