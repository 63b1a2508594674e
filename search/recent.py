"""What was asked for lately, within a bound."""

from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Keeps values up to a room, in whatever units their sizes are; any thread may ask.

    Two halves and no lock: what is asked for is in the young one, which becomes the old one when
    it is full. Two threads at once may at worst forget too much.
    """

    def __init__(self, room: int) -> None:
        self._half = room // 2
        self._young: dict[K, tuple[V, int]] = {}
        self._old: dict[K, tuple[V, int]] = {}
        self._size = 0

    def get(self, key: K) -> V | None:
        """Return the value of a key if it is kept."""
        if found := self._young.get(key):
            return found[0]
        if found := self._old.get(key):
            self.add(key, *found)
            return found[0]
        return None

    def add(self, key: K, value: V, size: int) -> None:
        """Keep a value; one that takes more than half of a half is not worth it."""
        if size > self._half // 2:
            return
        if self._size + size > self._half:
            self._old, self._young, self._size = self._young, {}, 0
        self._young[key] = value, size
        self._size += size
