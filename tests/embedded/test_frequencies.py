"""How many living documents have a spelling, counted by the kernel and by sets."""

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.kernels.frequencies import add_doc_freqs

ROWS, SIZE = 4, 6

# A document may have a row several times, in a row.
postings = st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(0, SIZE - 1)), max_size=20).map(
    sorted
)


@settings(deadline=None)
@given(postings, postings, st.lists(st.booleans(), min_size=SIZE, max_size=SIZE))
def test_a_document_counts_once_and_only_alive(titles, bodies, alive):
    having = defaultdict(set)
    for row, document in titles + bodies:
        if alive[document]:
            having[row].add(document)
    texts = [
        array
        for field in (titles, bodies)
        for array in (
            np.array([sum(row < each for row, _ in field) for each in range(ROWS + 1)], np.uint32),
            np.array([document for _, document in field], np.uint16),
        )
    ]
    doc_freqs = np.full(2 * ROWS, 7, np.uint32)
    rows = np.arange(1, 2 * ROWS, 2, dtype=np.uint32)
    add_doc_freqs(rows, *texts, np.array(alive, np.uint8), doc_freqs)
    assert doc_freqs[1::2].tolist() == [7 + len(having[row]) for row in range(ROWS)]
    assert set(doc_freqs[::2].tolist()) == {7}


@settings(deadline=None)
@given(st.data())
def test_damaged_postings_harm_nothing_else(data):
    noise = np.random.default_rng(data.draw(st.integers(0, 1 << 32)))
    texts = [
        noise.integers(0, data.draw(st.sampled_from([50, 1 << 32])), ROWS + 1, np.uint32),
        noise.integers(0, 1 << 16, 40).astype(np.uint16),
    ]
    doc_freqs = np.zeros(ROWS, np.uint32)
    rows = np.arange(ROWS, dtype=np.uint32)
    add_doc_freqs(rows, *texts, *texts, np.ones(SIZE, np.uint8), doc_freqs)
    assert doc_freqs.max() <= SIZE
