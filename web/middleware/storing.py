"""The answers that are kept: those asked for lately, within a number of bytes."""

from collections import OrderedDict

from web.middleware.responses import Whole

_SHARE = 16
"""No answer takes more than this part of the room."""


class Store:
    """Keeps answers by their tags; what was asked for longest ago makes room.

    It belongs to the thread of the event loop, so nothing is locked.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[bytes, Whole] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, tag: bytes) -> Whole | None:
        """Return the answer of a tag, None where it is not kept."""
        found = self._kept.get(tag)
        if found is not None:
            self._kept.move_to_end(tag)
        return found

    def put(self, tag: bytes, answer: Whole) -> None:
        """Keep an answer, unless it is too large."""
        if answer.size > self._room // _SHARE:
            return
        self._drop(tag)
        self._kept[tag] = answer
        self.bytes += answer.size
        while self.bytes > self._room:
            self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Forget every answer."""
        self._kept.clear()
        self.bytes = 0

    def _drop(self, tag: bytes) -> None:
        old = self._kept.pop(tag, None)
        if old is not None:
            self.bytes -= old.size
