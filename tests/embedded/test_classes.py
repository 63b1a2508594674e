"""What a document must promise to be worth a score."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.kernels.classes import hurdle_for
from search.ranking import bm25

words = st.lists(st.tuples(st.floats(0.01, 12.0), st.floats(0.0, 200.0)), min_size=1, max_size=6)


@given(words, st.floats(0.0, 1.5))
def test_what_is_below_the_hurdle_has_not_the_score(some, part):
    idfs, freqs = np.array(some).T
    score = float(sum(idfs * bm25.saturated(freqs)))
    least = part * score
    if idfs @ freqs < hurdle_for(least, idfs.sum()):
        assert score < least


@given(words)
def test_the_hurdle_is_as_high_as_it_can_be_where_frequencies_are_equal(some):
    idfs = np.array([idf for idf, _ in some])
    freqs = np.full(len(idfs), 1.7)
    score = float(sum(idfs * bm25.saturated(freqs)))
    assert idfs @ freqs < hurdle_for(score * 1.001, idfs.sum())
    assert idfs @ freqs > hurdle_for(score * 0.999, idfs.sum())


def test_nothing_is_too_low_where_everything_is_kept() -> None:
    assert hurdle_for(-np.inf, 3.0) == hurdle_for(0.0, 3.0) == hurdle_for(1.0, 0.0) == -np.inf
    assert hurdle_for(3.0 * (bm25.K1 + 1) * 1.01, 3.0) == np.inf
