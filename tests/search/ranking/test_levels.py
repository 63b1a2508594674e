"""The levels of strictness and the weights of their views."""

import pytest

from search import Level
from search.analysis import View
from search.ranking import LEVELS, phrase_view


@pytest.mark.parametrize("level", Level)
def test_weights_of_a_level_are_one_together_and_fall_with_the_view(level):
    weights = list(LEVELS[level].values())
    assert sum(weights) == pytest.approx(1)
    assert weights == sorted(weights, reverse=True)
    assert list(LEVELS[level]) == [view for view in View if view in LEVELS[level]]


@pytest.mark.parametrize("level", Level)
def test_phrase_is_no_looser_than_the_strictest_view_of_its_level(level):
    assert phrase_view(level) is next(iter(LEVELS[level]))
