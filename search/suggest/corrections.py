"""Did you mean: forms of the archive that a form may have been meant for, by the noisy channel.

A candidate's score is the logarithm of P(meant) · P(typed | meant): how many articles have it,
less the cost of the errors (Kernighan, Church & Gale 1990; Church & Gale 1991 for the context).
Candidates are folded forms, never stems: a wrong strip would be a wrong suggestion.
"""

import math
from dataclasses import dataclass

from search.analysis import is_stop
from search.suggest.slips import error_cost
from search.suggest.vocabulary import Known, Vocabulary

UNSEEN = 0.001
"""The number of articles that a form counts for which none has: it may still be right."""
SHORT = 5
"""Forms of fewer letters are looked for within one edit, others within two."""
MIN_LETTERS = 3
WEIGHED = 48
"""How many candidates are weighed by their errors."""
IN_CONTEXT = 5
"""How many of the best are looked at beside the other words."""
CONTEXT = 0.6
"""How much it counts that a candidate stands beside the other words, in nats for each nat."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A form that may have been meant, the cost of the errors, and its score in nats."""

    form: str
    cost: float
    score: float


def plausibility(articles: float) -> float:
    """Return the logarithm of a number of articles; none is implausible, not impossible."""
    return math.log(articles + UNSEEN)


def corrections(
    form: str, vocabulary: Vocabulary, before: str = "", behind: str = ""
) -> list[Correction]:
    """Return what a form may have been meant for, the best first; the form itself is not in it.

    `before` and `behind` are the forms beside it in the query, "" for none.
    """
    if len(form) < MIN_LETTERS or not form.isalpha():
        return []
    found = [
        Correction(known.form, cost, plausibility(_articles(known, vocabulary)) - cost)
        for known in vocabulary.near(form, 1 if len(form) < SHORT else 2)[:WEIGHED]
        if _is_telling(known.form, vocabulary)
        for cost in (error_cost(form, known.form),)
    ]
    found.sort(key=lambda each: (-each.score, each.form))
    best = [_in_context(each, vocabulary, before, behind) for each in found[:IN_CONTEXT]]
    return sorted(best, key=lambda each: (-each.score, each.form))


def context(form: str, vocabulary: Vocabulary, before: str, behind: str) -> float:
    """Return what the words beside a form say for it, in nats."""
    times = [vocabulary.together(before, form)] if before else []
    times += [vocabulary.together(form, behind)] if behind else []
    return CONTEXT * sum(math.log1p(each) for each in times)


def _in_context(
    correction: Correction, vocabulary: Vocabulary, before: str, behind: str
) -> Correction:
    more = context(correction.form, vocabulary, before, behind)
    return Correction(correction.form, correction.cost, correction.score + more)


def _articles(known: Known, vocabulary: Vocabulary) -> int:
    """Return how many articles have a form, bare or with ال before it."""
    return known.articles + vocabulary.articles(f"ال{known.form}")


def _is_telling(form: str, vocabulary: Vocabulary) -> bool:
    """Say whether a form may be suggested: no single letter, no stop word, no number."""
    return len(form) > 1 and form.isalpha() and not is_stop(vocabulary.written(form))
