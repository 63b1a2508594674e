"""Decompressors of one frame, all with the face of `bz2.BZ2Decompressor`.

What comes out of one call is bounded, whatever goes in.
"""

import bz2
import lzma
import zlib
from contextlib import suppress
from typing import Protocol

GZIP_WINDOW = 31
RAW_WINDOW = -15
MAX_MEMORY = 1 << 28
MAX_WINDOW_LOG = 27
# A block of four bytes may stand for 128 KiB, so this many bytes for 32 MiB at most.
_ZSTANDARD_STEP = 1 << 10

FAULTS = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
"""What decompressors raise at damaged bytes."""


class Decompressor(Protocol):
    """Undoes one frame.

    Law: `decompress` is given new bytes only where `needs_input`. Bytes behind the end of the
    frame are `unused_data`.
    """

    @property
    def eof(self) -> bool:
        """Say whether the frame is at its end."""

    @property
    def needs_input(self) -> bool:
        """Say whether more can come out only if more goes in."""

    @property
    def unused_data(self) -> bytes:
        """Return what was given beyond the end of the frame."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Return the next bytes, about `max_length` at most."""


class Inflating:
    """Deflate, with the frame of gzip or bare; gives every byte that stands before a damage."""

    def __init__(self, window: int = GZIP_WINDOW) -> None:
        self._inflater = zlib.decompressobj(window)
        self._fault: zlib.error | None = None

    @property
    def eof(self) -> bool:
        return self._inflater.eof

    @property
    def needs_input(self) -> bool:
        return not (self._inflater.unconsumed_tail or self._fault)

    @property
    def unused_data(self) -> bytes:
        return self._inflater.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._fault:
            raise self._fault
        data = self._inflater.unconsumed_tail + data
        # A call that fails gives nothing of what it had done; a copy costs little.
        before = self._inflater.copy()
        try:
            return self._inflater.decompress(data, max_length)
        except zlib.error as error:
            self._fault = error
            return _salvage(before, data, max_length)


def _salvage(inflater: "zlib._Decompress", data: bytes, length: int) -> bytes:
    """Return what comes before the damage, in ever smaller steps."""
    saved = bytearray()
    while length:
        step = inflater.copy()
        try:
            piece = step.decompress(data, length)
        except zlib.error:
            piece = b""
        if piece:
            saved += piece
            inflater, data = step, step.unconsumed_tail
        else:
            length //= 2
    # The last byte comes out only where the fault behind it has not gone in yet.
    with suppress(zlib.error):
        for place in range(len(data)):
            saved += inflater.decompress(data[place : place + 1])
    return bytes(saved)


class Unzstandard:
    """Zstandard; a step of its input at a time, for its own interface knows no bound."""

    def __init__(self) -> None:
        # Not above: most commands read nothing that is compressed so.
        from zstandard import ZstdDecompressor, ZstdError

        self._fault = ZstdError
        decompressor = ZstdDecompressor(max_window_size=1 << MAX_WINDOW_LOG)
        self._frame = decompressor.decompressobj()
        self._pending = b""

    @property
    def eof(self) -> bool:
        return self._frame.eof

    @property
    def needs_input(self) -> bool:
        return not self._pending

    @property
    def unused_data(self) -> bytes:
        return self._frame.unused_data + self._pending

    def decompress(self, data: bytes, max_length: int) -> bytes:
        self._pending += data
        parts, length = [], 0
        while self._pending and length < max_length and not self._frame.eof:
            step, self._pending = (
                self._pending[:_ZSTANDARD_STEP],
                self._pending[_ZSTANDARD_STEP:],
            )
            parts.append(self._undo(step))
            length += len(parts[-1])
        return b"".join(parts)

    def _undo(self, step: bytes) -> bytes:
        try:
            return self._frame.decompress(step)
        except self._fault as error:
            raise ValueError(str(error)) from error


def unbzip() -> Decompressor:
    """Return a decompressor of bzip2."""
    return bz2.BZ2Decompressor()


def unxz() -> Decompressor:
    """Return a decompressor of xz that takes no more than 256 MiB."""
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MAX_MEMORY)
