"""Room for arrays that are as long as an archive is large: in files that have no name.

What is in them is no memory of our own: where memory is short the system writes it to the disk and
takes the room, as with any file. The files are gone with the last array that lies in them, however
this process ends.
"""

import mmap
import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numpy as np
import numpy.typing as npt

from search.compiling import AnyArray

LEAST_BYTES = 1 << 23
"""An array of less is worth no file."""
_ZEROS = bytes(1 << 20)


class Scratch:
    """Makes arrays in memory while they are small, in files of a `directory` from LEAST_BYTES on.

    Without a directory all are in memory.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory

    def empty(self, shape: int | Sequence[int], dtype: npt.DTypeLike) -> AnyArray:
        """Return a new array to be written, as `numpy.empty` does.

        Raises:
            OSError: the disk is full.
        """
        kind = np.dtype(dtype)
        lengths = (shape,) if isinstance(shape, int) else tuple(shape)
        size = int(np.prod(lengths, dtype=np.int64)) * kind.itemsize
        if self._directory is None or size < LEAST_BYTES:
            return np.empty(lengths, kind)
        return np.frombuffer(_room(self._directory, size), kind).reshape(lengths)

    def full(self, shape: int | Sequence[int], value: Any, dtype: npt.DTypeLike) -> AnyArray:
        """Return a new array with this value everywhere; raises as `empty`."""
        array = self.empty(shape, dtype)
        array[...] = value
        return array

    def keep(self, array: AnyArray) -> AnyArray:
        """Return the array, or a copy of it in a file; raises as `empty`."""
        if self._directory is None or array.nbytes < LEAST_BYTES:
            return array
        kept = self.empty(array.shape, array.dtype)
        kept[...] = array
        return kept


IN_MEMORY = Scratch()
"""Makes all arrays in memory."""


def _room(directory: Path, size: int) -> mmap.mmap:
    """Return so many bytes of a file without a name."""
    try:
        with TemporaryFile(dir=directory) as file:
            _reserve(file.fileno(), size)
            return mmap.mmap(file.fileno(), size)
    except OSError as error:
        # Which a full disk does not say.
        error.filename = error.filename or str(directory)
        raise


def _reserve(descriptor: int, size: int) -> None:
    """Make a file so long that it has its room on the disk.

    A full disk is an error now: found out by writing to mapped pages, it would end the process.
    """
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
        return
    for first in range(0, size, len(_ZEROS)):
        os.write(descriptor, _ZEROS[: size - first])
