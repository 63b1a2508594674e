"""The labels that a facet names, against sorting all of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.searching.commonest import worth_naming
from search.facets import order_counts
from search.request import MAX_FACET_VALUES


@given(st.lists(st.integers(0, 4), max_size=3 * MAX_FACET_VALUES), st.randoms())
def test_the_first_fifty_are_those_of_all_sorted(numbers, random):
    names = [f"{place:03}" for place in range(len(numbers))]
    random.shuffle(names)
    if names:
        names[random.randrange(len(names))] = ""
    alphabetical = np.array(
        [sorted(names, key=lambda name: (not name, name)).index(each) for each in names], np.int64
    )
    kept = worth_naming(np.array(numbers, np.int64), alphabetical)
    named = order_counts({names[label]: numbers[label] for label in kept.tolist()})
    everything = {name: n for name, n in zip(names, numbers, strict=True) if n}
    assert named == order_counts(everything)
