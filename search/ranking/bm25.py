"""BM25F: frequencies of all fields are combined first and saturated once.

Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields" (2004);
Robertson & Zaragoza, "The probabilistic relevance framework" (2009). This module is the readable
reference of the formula: faster scorers are tested against it.
"""

import math

K1 = 1.2
B = 0.9


def idf(articles: int, doc_freq: float) -> float:
    """Return log(1 + (N − n + ½) / (n + ½)): never negative, also for a word that is everywhere.

    `doc_freq` may be weighted: a sum over the spellings that answer a word of weight times the
    number of articles that have the spelling, at most `articles`.
    """
    return math.log1p((articles - doc_freq + 0.5) / (doc_freq + 0.5))


def doc_freq(articles: int, idf: float) -> float:
    """Return the document frequency that has an idf: the inverse of `idf`."""
    return (articles + 1) / math.exp(idf) - 0.5


def normalised(term_freq: float, length: int, average: float) -> float:
    """Return a field's term frequency as it would be in a field of average length."""
    return term_freq / (1 - B + B * length / average)


def saturated(term_freq: float) -> float:
    """Return tf·(k1 + 1) / (tf + k1), where tf sums the boosted, normalised fields."""
    return term_freq * (K1 + 1) / (term_freq + K1)
