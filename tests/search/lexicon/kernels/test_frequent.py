import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.lexicon.kernels.frequent import most_beside, most_frequent

counts = st.lists(st.integers(0, 9) | st.integers(0, 4000), max_size=40)


@given(counts, st.integers(0, 40), st.integers(0, 40), st.integers(1, 300), st.integers(1, 8))
def test_the_most_frequent_are_those_of_a_sorted_row(doc_freqs, first, size, rare, number):
    end = min(first + size, len(doc_freqs))
    row = range(min(first, end), end)
    most = max((doc_freqs[form] for form in row), default=0)
    wanted = [form for form in row if doc_freqs[form] >= max(most // rare, 1)]
    wanted.sort(key=lambda form: (-doc_freqs[form], form))
    found = most_frequent(np.array(doc_freqs, np.uint32), row.start, row.stop, rare, number)
    assert found.tolist() == wanted[:number]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 3))), st.integers(0, 9), st.data())
def test_those_beside_others_come_by_times_then_by_frequency(pairs, least, data):
    doc_freqs, times = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    number = data.draw(st.integers(1, 8))

    def key(form: int) -> tuple[int, int, int]:
        return -times[form], -doc_freqs[form] if doc_freqs[form] >= least else 0, form

    forms = np.arange(len(pairs), dtype=np.uint32)
    columns = np.array(doc_freqs, np.uint32), forms, np.array(times, np.int64)
    found = most_beside(*columns, least, number)
    assert found.tolist() == sorted(range(len(pairs)), key=key)[:number]
