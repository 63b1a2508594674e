"""Words near each other in one text, against a look at every window of it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.matching.windows import Placed, count_windows, list_near
from tests.slow_windows import have_places, minimal_windows

texts = st.lists(st.sampled_from("abcdef"), max_size=14)
# Two words are the same or have nothing in common.
wanted_words = st.permutations("abcd").flatmap(
    lambda names: st.lists(
        st.sampled_from([names[:1], names[1:2], names[2:]]), min_size=1, max_size=4
    )
)


def _placed(text: Sequence[str], wanted: list[list[str]]) -> list[Placed]:
    bits = [sum(1 << n for n, names in enumerate(wanted) if word in names) for word in text]
    return [(place, each) for place, each in enumerate(bits) if each]


@given(texts, wanted_words, st.integers(0, 6))
def test_windows_are_those_of_a_look_at_all(text, wanted, slop):
    found = count_windows(_placed(text, wanted), len(wanted), slop)
    assert found == minimal_windows(text, wanted, slop)


@given(texts, wanted_words, st.integers(0, 6))
def test_what_takes_part_can_have_a_place_among_the_others(text, wanted, slop):
    placed = _placed(text, wanted)
    found = {placed[number][0] for number in list_near(placed, len(wanted), slop)}
    size = len(wanted) + slop
    windows = [range(first, min(first + size, len(text))) for first in range(len(text))]
    assert found == {
        place for window in windows for place in window if _takes_part(place, window, text, wanted)
    }


def _takes_part(place: int, window: range, text: Sequence[str], wanted: list[list[str]]) -> bool:
    """Say whether a place can be a word's while the other words have theirs in the window."""
    others = [text[other] for other in window if other != place]
    return any(
        text[place] in names and have_places([*wanted[:n], *wanted[n + 1 :]], others)
        for n, names in enumerate(wanted)
    )


def test_places_are_listed_once_and_in_order():
    assert list_near([(0, 1), (1, 2), (2, 1), (9, 2)], 2, 1) == [0, 1, 2]
    assert list_near([], 1, 0) == []
