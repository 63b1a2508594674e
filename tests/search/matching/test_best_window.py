"""The window of a text that is worth most: compared with a look at each."""

import math

from hypothesis import given
from hypothesis import strategies as st

from search.markup import Span
from search.matching import Answer, Match, own_form
from search.matching.best_window import WINDOW, best_window, find_spots
from search.query import TextLeaf, Word

leaves = st.sampled_from([Word("أ"), Word("ب"), Word("ج"), Word("د")])
gaps = st.integers(1, 150)


@given(
    st.lists(st.tuples(gaps, st.integers(1, 300) | st.integers(1, 9), leaves), max_size=12),
    st.dictionaries(leaves, st.floats(0, 9)),
)
def test_first_passage_holds_the_window_that_is_worth_most(steps, weights):
    matches, end = [], 0
    for gap, length, leaf in steps:
        start, end = end + gap, end + gap + length
        matches.append(Match((start, end), Answer(leaf, "", "", own_form(""))))
    spots, worths = find_spots(matches, weights)
    assert best_window(spots, worths, 0) == slow_window(matches, weights)


def slow_window(matches: list[Match], weights: dict[TextLeaf, float]) -> Span | None:
    """Return the best window by a look at each, from each match on."""
    best, best_worth = None, 0.0
    for number, (first, _) in enumerate(matches):
        near = [m for m in matches[number:] if m.span[1] <= first[0] + WINDOW] or [matches[number]]
        telling = {m.answer.leaf for m in near}
        worth = math.fsum(weights.get(leaf, 1.0) for leaf in telling) + 0.01 * len(near)
        if worth > best_worth:
            best, best_worth = (first[0], near[-1].span[1]), worth
    return best
