"""A bonus for articles in which words of the query that are neighbours are neighbours too.

Terms beside each other say more than each alone (Metzler & Croft, "A Markov random field model for
term dependencies", 2005). It is added to the scores of the best articles only, which is where it
changes what a reader sees: there it costs little.
"""

from search.ranking import bm25

CANDIDATES = 20
"""How many of the articles with the best scores are looked at; their order may change, no other."""
REACH = 2
"""How far the second word may stand behind the first: another word may be between them."""
LEAST_WEIGHT = 0.5
"""What a related form has to weigh to count as the word itself here."""
WEIGHT = 0.25


def worth(idf: float, other_idf: float) -> float:
    """Return what two words that stand together are worth.

    The rarer of two words may stand anywhere; what the commoner adds is worth its own idf.
    """
    return WEIGHT * min(idf, other_idf)


def bonus(idf: float, other_idf: float, times: float) -> float:
    """Return what is added for two words that stand together so many times; 0 for never."""
    return worth(idf, other_idf) * bm25.saturated(times)
