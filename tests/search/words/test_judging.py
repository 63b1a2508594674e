"""How stems are met: in how many articles, and of these behind what only stands before nouns."""

from collections.abc import Sequence

import numpy as np
import pytest

from search.utf8 import Words
from search.words.judging import Use, count_use
from search.words.packing import pack_words


def use_of(forms: Sequence[tuple[str, str, int]]) -> Use:
    """Return the use of one stem from what stands before it, the rest and how many have it."""
    packed: Words = pack_words(before + rest for before, rest, _ in forms)
    begins = packed.begins + np.array([len(before.encode()) for before, _, _ in forms], np.uint32)
    doc_freqs = np.array([articles for *_, articles in forms], np.uint32)
    return count_use(packed, begins, np.zeros(len(forms), np.uint32), doc_freqs, 1)


@pytest.mark.parametrize("before", ["", "و", "ف", "س", "وس", "فس", "ل"])
def test_what_stands_before_verbs_makes_no_noun(before: str) -> None:
    use = use_of([("", "تزور", 60), (before, "تزورها", 20)])
    assert (use.articles.tolist(), use.share.tolist()) == ([80], [0])


@pytest.mark.parametrize("before", ["ال", "وال", "بال", "لل", "ب", "وب"])
def test_articles_and_prepositions_stand_before_nouns(before: str) -> None:
    use = use_of([("", "سوق", 60), (before, "سوق", 20)])
    assert (use.articles.tolist(), use.share.tolist()) == ([80], [0.25])
