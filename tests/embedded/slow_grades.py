"""Postings drawn at random, and the grades of a word by the formulas of BM25F."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.ranking import WHOLE, bm25

ROWS = 6
FIELDS = ("title", "body")
BOOSTS = {"title": 2.0, "body": 1.0}
SIZE = 129
Postings = list[tuple[int, int, int]]
"""Row, document and frequency; a document may have a row several times, in a row."""

# Documents on both sides of the bounds of blocks, and close together.
_documents = st.one_of(st.integers(0, 9), st.integers(61, 67), st.just(128))
_postings = st.lists(
    st.tuples(st.integers(0, ROWS - 1), _documents, st.integers(1, 255)), max_size=60
).map(sorted)


@dataclass(frozen=True)
class Texts:
    """Both fields of the documents of a segment."""

    postings: dict[str, Postings]
    lengths: dict[str, AnyArray]
    averages: dict[str, float]
    alive: AnyArray

    def arrays(self) -> tuple[AnyArray, ...]:
        """Return what kernels take: starts, docs, freqs and factors of the title, of the body."""
        return tuple(array for name in FIELDS for array in self._field(name))

    def _field(self, name: str) -> tuple[AnyArray, ...]:
        postings = self.postings[name]
        starts = [sum(row < each for row, _, _ in postings) for each in range(ROWS + 1)]
        norms = 1 - bm25.B + bm25.B * self.lengths[name] / self.averages[name]
        return (
            np.array(starts, np.uint32),
            np.array([document for _, document, _ in postings], np.uint16),
            np.array([freq for _, _, freq in postings], np.uint8),
            BOOSTS[name] / WHOLE / norms,
        )

    def grades(self, weights: dict[int, int], fields: tuple[str, ...] = FIELDS) -> dict[int, float]:
        """Return the grade of each living document that has a row with a weight."""
        shares: dict[int, list[float]] = defaultdict(list)
        for name in fields:
            freqs: dict[int, int] = defaultdict(int)
            for row, document, freq in self.postings[name]:
                if row in weights and self.alive[document]:
                    freqs[document] += weights[row] * freq
            for document, freq in freqs.items():
                length, average = int(self.lengths[name][document]), self.averages[name]
                share = bm25.normalised(freq / WHOLE, length, average)
                shares[document].append(BOOSTS[name] * share)
        return {document: bm25.saturated(sum(each)) for document, each in shares.items()}


@st.composite
def texts(draw: st.DrawFn) -> Texts:
    """Texts of two blocks of documents and one more, most of which live."""
    noise = np.random.default_rng(draw(st.integers(0, 99)))
    odd = (np.arange(SIZE) % 2).astype(np.uint8)
    return Texts(
        {name: draw(_postings) for name in FIELDS},
        {name: noise.integers(1, 90_000, SIZE).astype(np.uint32) for name in FIELDS},
        {name: draw(st.floats(1, 5_000)) for name in FIELDS},
        noise.integers(0, 4, SIZE).astype(np.uint8) & 1 | odd,
    )
