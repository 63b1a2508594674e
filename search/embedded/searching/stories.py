"""The stories of a generation: which of the articles that are found stand for others."""

from collections.abc import Mapping, Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.telling import count_spared


class Stories:
    """The stories of a generation; a document is a number in it.

    `column` u32[documents] is 0 where a document is in no story.
    """

    def __init__(self, documents: Mapping[str, AnyArray]) -> None:
        self.column = documents["stories"]
        self._starts = documents["story.starts"]
        self._members = documents["story.members"]
        self._told: dict[int, AnyArray] = {}

    @property
    def is_empty(self) -> bool:
        """Say whether every article is a story by itself."""
        return not len(self._members)

    def told_in(self, documents: slice) -> AnyArray:
        """Return the blocks of those documents of a segment that are in a story."""
        if documents.start not in self._told:
            self._told[documents.start] = pack_mask(self.column[documents] != 0)
        return self._told[documents.start]

    def members(self, number: int) -> list[int]:
        """Return the documents of the story of one, its first first, itself among them."""
        story = int(self.column[number])
        if not story:
            return [number]
        members: list[int] = self._members[self._starts[story - 1] : self._starts[story]].tolist()
        return members

    def marked(self, number: int, told: AnyArray) -> list[int]:
        """Return those of the members that are marked in u8[documents]."""
        return [member for member in self.members(number) if told[member]]

    def leading(self, numbers: Sequence[int]) -> list[int]:
        """Return the places of documents of which none of the same story stands before."""
        stories = self.column[np.array(numbers, np.int64)].tolist()
        known: set[int] = set()
        places = []
        for place, story in enumerate(stories):
            if story not in known:
                places.append(place)
                known.update([story] if story else [])
        return places

    def spared(self, told: AnyArray) -> int:
        """Return how many of the documents marked in u8[documents] others stand for."""
        return count_spared(told, self._starts, self._members)
