"""The answers that are kept: those asked for lately, within a number of bytes."""

from collections import OrderedDict

from web.middleware.responses import Whole

SMALL = 4096
"""Bytes of the largest small answer: completions are, results and articles are not."""
_SHARE = 16
"""No answer takes more than this part of the room."""
_OF_SMALL = 4
"""This part of the room is for small answers: a page has the size of dozens of completions."""


class Store:
    """Keeps answers by their tags; what was asked for longest ago makes room.

    Small answers and others make room among themselves: small ones have a fourth of it, others the
    rest, and each what the other does not need. It belongs to the thread of the event loop, so
    nothing is locked.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._small, self._others = _Row(), _Row()

    def __len__(self) -> int:
        return len(self._small.kept) + len(self._others.kept)

    def get(self, tag: bytes) -> Whole | None:
        """Return the answer of a tag, None where it is not kept."""
        return self._small.get(tag) or self._others.get(tag)

    def put(self, tag: bytes, answer: Whole) -> None:
        """Keep an answer, unless it is too large."""
        size = answer.size
        if size > self._room // _SHARE:
            return
        for row in (self._small, self._others):
            row.drop(tag)
        (self._small if size <= SMALL else self._others).put(tag, answer, size)
        while self.size > self._room:
            crowded = self._small.size > self._room // _OF_SMALL or not self._others.kept
            (self._small if crowded else self._others).drop_oldest()

    def clear(self) -> None:
        """Forget every answer."""
        self._small, self._others = _Row(), _Row()

    @property
    def size(self) -> int:
        """How many bytes of memory the answers take, about."""
        return self._small.size + self._others.size


class _Row:
    """Answers with their sizes, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.kept: OrderedDict[bytes, tuple[Whole, int]] = OrderedDict()
        self.size = 0

    def get(self, tag: bytes) -> Whole | None:
        found = self.kept.get(tag)
        if found is None:
            return None
        self.kept.move_to_end(tag)
        return found[0]

    def put(self, tag: bytes, answer: Whole, size: int) -> None:
        self.kept[tag] = answer, size
        self.size += size

    def drop(self, tag: bytes) -> None:
        if tag in self.kept:
            _, size = self.kept.pop(tag)
            self.size -= size

    def drop_oldest(self) -> None:
        _, (_, size) = self.kept.popitem(last=False)
        self.size -= size
