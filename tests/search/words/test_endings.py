"""Endings that make another word of a stem, by counting one stem at a time."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.stemming import FEMININE_ENDINGS
from search.words.endings import (
    ENDING_NUMBERS,
    MIN_OWNED,
    OTHER_ENDING,
    OWNED_SHARE,
    find_apart,
    thing_stems,
)

Form = tuple[int, str | None, int]
"""The stem of a form, its ending (None for an unusual one), the articles that have it."""

NUMBER: dict[str | None, int] = {**ENDING_NUMBERS, None: OTHER_ENDING}
forms = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["", "ه", "ته", "تها", "تهم", "تنا", "ت", "ات", "ين", None]),
        st.sampled_from([1, 4, 5, 80, 2000]),
    ),
    max_size=20,
)


def found(forms: Sequence[Form], stems: int, listed: Sequence[int] = ()) -> list[set[str]]:
    """Return the endings that are apart, by stem, of which some are listed."""
    masks = find_apart(
        np.array([NUMBER[ending] for _, ending, _ in forms], np.uint8),
        np.array([stem for stem, _, _ in forms], np.uint32),
        np.array([articles for _, _, articles in forms], np.uint32),
        np.isin(np.arange(stems), listed),
    )
    assert masks.dtype == np.uint32
    listed = ENDING_NUMBERS.items()
    return [{it for it, number in listed if mask >> number & 1} for mask in masks.tolist()]


def expected(forms: Sequence[Form], stem: int) -> set[str]:
    counts: Counter[str | None] = Counter()
    for of, ending, articles in forms:
        if of == stem:
            counts[ending] += articles
    owned = sum(counts[ending] for ending in ("ته", "تها", "تهم", "تنا"))
    least = max(MIN_OWNED, OWNED_SHARE * (counts["ه"] + counts[""]))
    is_thing = owned >= least and counts["ت"] < counts["ه"]
    return set(FEMININE_ENDINGS) if is_thing else set()


@given(forms)
def test_endings_apart_are_those_of_the_slow_twin(forms: list[Form]) -> None:
    assert found(forms, 3) == [expected(forms, stem) for stem in range(3)]


@pytest.mark.parametrize(
    ("counts", "is_thing"),
    [
        ({"": 200, "ه": 1000, "ته": 4, "تها": 3}, True),  # شرك, شركة, شركته
        ({"": 900, "ه": 1000, "ين": 60}, False),  # كبير, كبيرة
        ({"": 900, "ه": 10_000, "ته": 6}, False),  # a slip in thousands
        ({"": 2000, "ه": 200, "ته": 6}, False),  # قرار, قراره
        ({"": 900, "ه": 100, "ت": 300, "ته": 20}, False),  # طالب, طالبه, طالبت, طالبته
    ],
)
def test_a_feminine_that_takes_pronouns_is_a_thing(counts: dict[str, int], is_thing: bool) -> None:
    (apart,) = found([(0, ending, articles) for ending, articles in counts.items()], 1)
    assert apart == (set(FEMININE_ENDINGS) if is_thing else set())


def test_the_numbers_of_endings_fit_in_a_mask() -> None:
    assert OTHER_ENDING < 32


@given(forms, st.sets(st.integers(0, 2)))
def test_what_is_listed_needs_no_evidence(forms: list[Form], listed: set[int]) -> None:
    for stem, endings in enumerate(found(forms, 3, sorted(listed))):
        assert endings == (set(FEMININE_ENDINGS) if stem in listed else expected(forms, stem))


def test_listed_things_are_stems_of_feminines() -> None:
    assert {"شرط", "سن", "بقر"} <= thing_stems()
    assert not any(each.endswith("ه") for each in thing_stems())
