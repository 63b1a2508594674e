"""The levels of strictness."""

import pytest

from search import Level
from search.analysis import View
from search.ranking import phrase_view


@pytest.mark.parametrize(
    ("level", "view"),
    [(Level.EXACT, View.SPELLING), (Level.WORD, View.FORM), (Level.WIDE, View.FORM)],
)
def test_phrase_is_never_looser_than_the_form(level: Level, view: View) -> None:
    assert phrase_view(level) is view
