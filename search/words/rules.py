"""RULES: what each reason weighs at each level, and what the archive has to say to it.

Chosen on two of the five sets of questions, arcd and belebele_msa, and with the golden pairs in
view; docs/ranking.md has the figures of all five.
"""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.ranking import Level
from search.words.relations import Reason


class Rule(NamedTuple):
    """What a form weighs that is related to a word for one reason.

    The weight is `prior` × (cosine − low) / (high − low), the factor kept between 0 and 1, where
    the cosine of the two contexts is known, and `unjudged` where one of the two forms is too rare;
    at least `curated` where the table of partners has their stems: papers of one country use one
    spelling, and so the two never meet in an article.
    """

    prior: float
    low: float
    high: float
    unjudged: float
    curated: float = 0.0


ANY = -2.0, -1.0
"""A low and a high that every cosine is above."""
NEVER = Rule(0.0, *ANY, 0.0, 0.0)

_WORD = {
    Reason.CLITIC: Rule(0.7, -0.3, 0.3, 0.5),
    Reason.INFLECTION: Rule(0.4, -0.5, 0.7, 0.2, 0.2),
    Reason.STEM: Rule(0.2, -0.1, 0.5, 0.1),
    Reason.ROOT: Rule(0.3, 0.4, 0.7, 0.0),
    Reason.PLURAL: Rule(0.35, -0.5, 0.5, 0.2, 0.2),
    Reason.SPELLING: Rule(0.8, 0.1, 0.4, 0.0, 0.7),
    Reason.NAME: Rule(0.7, 0.2, 0.5, 0.0, 0.6),
    Reason.NUMBER: Rule(0.4, *ANY, 0.4),
}
RULES: dict[Level, dict[Reason, Rule]] = {
    Level.EXACT: {},
    Level.WORD: _WORD,
    Level.WIDE: _WORD | {Reason.ROOT: Rule(0.3, 0.1, 0.7, 0.1)},
}
"""Clitics, endings, tenses and plurals weigh something however far the contexts: whether they are
of one word is settled before, see `search.words.judging` and `search.words.endings`. A root settles
nothing: its forms are related only where contexts are near, and at level wide also where they are
less so; an archive in which nothing is judged relates them at level wide on trust. A nisba is
between the two. Of a number the table decides, see `search.words.numerals`: no context is asked."""
LEAST = 0.05
"""What weighs less is not related."""
MOST = 63
"""The most forms that stand for a word besides its own."""
REASONS = tuple(Reason)
"""Reasons by their number in an index."""


def rule_table(level: Level) -> AnyArray:
    """Return the rules of a level as f64[reasons, 5], in the order of `REASONS`."""
    return np.array([RULES[level].get(reason, NEVER) for reason in REASONS])
