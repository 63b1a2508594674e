"""A table of strings as two arrays: their UTF-8 bytes end to end, and where each begins."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from search.compiling import AnyArray

MAX_BYTES = 0xFFFF_FFFF


class StringTable(Sequence[bytes]):
    """Strings by number; a sorted table is in the order of their bytes and can be searched.

    `text` is u8[bytes], `offsets` u32[strings + 1].
    """

    def __init__(self, text: AnyArray, offsets: AnyArray) -> None:
        self.text = text
        self.offsets = offsets
        # Indexing a memoryview takes a third of the time of indexing an array.
        self._text = text.data
        self._offsets = offsets.data

    @classmethod
    def of(cls, arrays: Mapping[str, AnyArray], name: str) -> "StringTable":
        """Return the table that `pack_strings` stored under `name`."""
        return cls(arrays[f"{name}.text"], arrays[f"{name}.offsets"])

    def arrays(self, name: str) -> dict[str, AnyArray]:
        """Return the two arrays, named `name.text` and `name.offsets`."""
        return {f"{name}.text": self.text, f"{name}.offsets": self.offsets}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:  # type: ignore[override]
        if not 0 <= number < len(self._offsets) - 1:
            raise IndexError(number)
        return self._text[self._offsets[number] : self._offsets[number + 1]].tobytes()

    def text_of(self, number: int) -> str:
        """Return a string of UTF-8 as text; a number that is none is not noticed."""
        offsets = self._offsets
        return str(self._text[offsets[number] : offsets[number + 1]], "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[bytes]:
        offsets = self.offsets.tolist()
        return map(self.text.tobytes().__getitem__, map(slice, offsets, offsets[1:]))

    def find(self, string: bytes) -> int:
        """Return the number of a string of a sorted table, -1 where it is not there."""
        number = bisect_left(self, string)
        return number if number < len(self) and self[number] == string else -1


def pack_strings(name: str, strings: Iterable[bytes]) -> dict[str, AnyArray]:
    """Return the arrays of a table of the strings, as `StringTable.arrays` does.

    Raises:
        ValueError: the strings take 4 GiB or more.
    """
    listed = list(strings)
    text = b"".join(listed)
    if len(text) > MAX_BYTES:
        raise ValueError(f"{name}: a table of strings holds at most {MAX_BYTES} bytes")
    offsets = np.zeros(len(listed) + 1, np.uint32)
    np.cumsum([len(string) for string in listed], out=offsets[1:])
    return StringTable(np.frombuffer(text, np.uint8), offsets).arrays(name)
