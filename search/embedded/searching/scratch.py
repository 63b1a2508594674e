"""Room for what is added up and kept while a query is answered."""

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels import selection
from search.embedded.kernels.best import HEAP, SCRATCH_COLUMNS
from search.embedded.kernels.scoring import ROOM, ROOM_BLOCKS
from search.embedded.kernels.views import address
from search.embedded.searching.collection import Collection

FEW_WORDS = 12
MANY_WORDS = 32
"""Of more words than these the room is not kept; of each word it takes half a megabyte."""
FEW_DOCUMENTS = 128
MANY_DOCUMENTS = 1 << 12
"""Of more documents to be kept than these the room is not kept either."""


class Scratch:
    """What is added up by document of a segment: zero between groups.

    `marks`, `scores` and `touched` are as in `kernels.matching`; `matched` is as in
    `kernels.selection`; the rest is found by `table`, the scratch of `kernels.best`.
    """

    def __init__(self, collection: Collection) -> None:
        sizes, blocks = [0], 0
        for part in collection.parts:
            sizes.append(part.segment.count)
            blocks = part.blocks.stop
        self.marks = np.zeros(max(sizes), np.uint32)
        self.scores = np.zeros(max(sizes))
        # The last place of a list is written in vain.
        self.touched = np.empty(max(sizes) + 1, np.uint16)
        self.matched = np.zeros((2, blocks), np.uint64)
        self._sums = np.zeros(HEAP + 1, np.int64)
        self.sums = self._sums.data
        self.words = self.documents = 0
        self._by_word: tuple[AnyArray, ...] = ()
        self._entries: tuple[AnyArray, AnyArray, AnyArray]
        self.table = np.zeros(SCRATCH_COLUMNS, np.int64)
        self.make_room(FEW_WORDS, FEW_DOCUMENTS)

    def make_room(self, words: int, documents: int) -> None:
        """Have room for so many words, and for so many documents that are kept."""
        if words <= self.words and documents <= self.documents:
            return
        if words > self.words:
            # In one piece, for which NumPy asks for large pages; and touched, since whoever asks
            # the first questions would have to wait for each page.
            counts = np.empty((2, words, ROOM), np.uint32)
            blocks = np.empty((2, words, ROOM_BLOCKS), np.uint64)
            counts[:], blocks[:] = 0, 0
            self._by_word, self.words = (*counts, *blocks), words
        if documents > self.documents:
            shape = (2, documents)
            self._entries = np.empty(shape), np.empty(shape, np.int64), np.empty(shape)
            self.documents = documents
        self.table[:] = (
            *(*map(address, self._by_word), self.words),
            *(address(self.touched), len(self.touched)),
            *(address(self.matched), self.matched.shape[1]),
            *(*map(address, self._entries), self.documents, address(self._sums)),
        )

    @property
    def is_worth_keeping(self) -> bool:
        """Say whether another query may use the room."""
        return self.words <= MANY_WORDS and self.documents <= MANY_DOCUMENTS

    def heaps(self, rooms: AnyArray) -> selection.PlainHeaps:
        """Return the heaps of `kernels.selection`, empty, with so much room (i64[2]) each."""
        self._sums[:] = 0
        return (*self._entries, rooms, self._sums[: selection.TALLIES])

    def kept(self, heap: int, first: int, end: int) -> tuple[list[int], list[float]]:
        """Return the places and the scores of what a heap keeps, from one to before another."""
        _, places, scores = self._entries
        own = slice(first, min(end, self.sums[selection.KEPT + heap]))
        return places[heap, own].tolist(), scores[heap, own].tolist()
