"""A word or phrase of a text that answers a leaf of the query, and why."""

from collections.abc import Iterable
from typing import NamedTuple

from search.markup import Span
from search.query import TextLeaf
from search.request import MatchedForm
from search.words.relations import RelatedForm


class Answer(NamedTuple):
    """How something written answers the query.

    `form` is what is written, as spelled; `word` what it answers, as typed; `related` which of
    the forms of that word it is.
    """

    leaf: TextLeaf
    word: str
    form: str
    related: RelatedForm


class Match(NamedTuple):
    """An answer and its span in the text."""

    span: Span
    answer: Answer


def matched_forms(matches: Iterable[Match]) -> tuple[MatchedForm, ...]:
    """Return the distinct forms with their reasons: by weight, then in order of appearance."""
    # Matches of one written word share an answer, which takes long to hash.
    answers = {id(match.answer): match.answer for match in matches}.values()
    forms = dict.fromkeys(
        MatchedForm(form, related.reason, word, related.weight)
        for _, word, form, related in sorted(answers, key=lambda each: -each.related.weight)
    )
    return tuple(forms)
