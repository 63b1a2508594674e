"""What was scored lately is kept, in bounds."""

import numpy as np
import pytest

from search.embedded.searching import leaves
from search.embedded.searching.leaves import Leaf, RecentLeaves
from search.query import Word
from search.ranking import Level


def leaf(documents: int) -> Leaf:
    return Leaf(1.0, ((np.zeros(documents, np.uint16), np.zeros(documents)),))


@pytest.fixture
def recent(monkeypatch: pytest.MonkeyPatch) -> RecentLeaves:
    """Room for less than forty leaves."""
    monkeypatch.setattr(leaves, "LEAST_BYTES", 40_000)
    return RecentLeaves(articles=1)


def test_kept_by_node_and_level(recent: RecentLeaves) -> None:
    one = leaf(1)
    recent.add(Word("خبر"), Level.WORD, one)
    assert recent.get(Word("خبر", span=(3, 6)), Level.WORD) is one
    assert recent.get(Word("خبر"), Level.EXACT) is None
    assert recent.get(Word("خبر", "title"), Level.WORD) is None


def test_what_is_asked_for_outlives_what_is_not(recent: RecentLeaves) -> None:
    recent.add(Word("قديم"), Level.WORD, leaf(1))
    recent.add(Word("منسي"), Level.WORD, leaf(1))
    for number in range(100):
        recent.add(Word(str(number)), Level.WORD, leaf(10))
        assert recent.get(Word("قديم"), Level.WORD)
    assert recent.get(Word("منسي"), Level.WORD) is None
    kept = sum(recent.get(Word(str(number)), Level.WORD) is not None for number in range(100))
    assert 10 < kept < 40


def test_a_leaf_too_large_is_not_kept(recent: RecentLeaves) -> None:
    recent.add(Word("خبر"), Level.WORD, leaf(1))
    recent.add(Word("كبير"), Level.WORD, leaf(1_000))
    assert recent.get(Word("كبير"), Level.WORD) is None
    assert recent.get(Word("خبر"), Level.WORD)
