"""Content codings: which of them a client takes, and bodies written in them."""

import re
import zlib
from collections.abc import Iterable
from typing import Protocol

import brotli

BROTLI, GZIP, IDENTITY = b"br", b"gzip", b""
LEAST_BYTES = 500
"""Shorter bodies gain nothing."""
_BROTLI_QUALITY, _GZIP_LEVEL = 4, 5
_BEST_QUALITY, _BEST_LEVEL = 11, 9
_GZIP_WINDOW = 31
_TEXT = re.compile(rb"text/(?!event-stream)|application/(json|[a-z.+-]+\+(json|xml)|x-ndjson|xml)")
_REFUSED = re.compile(r"q=0(\.0{0,3})?")


def is_compressible(content_type: bytes) -> bool:
    """Say whether bodies of a type get shorter; events must not wait for others, so never do."""
    return bool(_TEXT.match(content_type)) or content_type.startswith(b"image/svg")


def choose_encoding(accepted: bytes) -> bytes:
    """Return the best coding that an Accept-Encoding header takes, empty for none.

    >>> choose_encoding(b"gzip, deflate, br;q=0")
    b'gzip'
    """
    if not accepted:
        return IDENTITY
    taken = dict(_preferences(accepted.decode("latin-1").lower()))
    for encoding in (BROTLI, GZIP):
        if taken.get(encoding.decode(), taken.get("*", False)):
            return encoding
    return IDENTITY


def _preferences(accepted: str) -> Iterable[tuple[str, bool]]:
    for part in accepted.split(","):
        name, _, weight = part.partition(";")
        yield name.strip(), not _REFUSED.fullmatch(weight.strip())


def compress(body: bytes, encoding: bytes, *, best: bool = False) -> bytes:
    """Return a body in a coding, quickly or, once and for all, as short as may be."""
    if encoding == BROTLI:
        quality = _BEST_QUALITY if best else _BROTLI_QUALITY
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality))
    packer = zlib.compressobj(_BEST_LEVEL if best else _GZIP_LEVEL, wbits=_GZIP_WINDOW)
    return packer.compress(body) + packer.flush()


class Packer(Protocol):
    """Writes a body piece by piece in a coding."""

    def add(self, piece: bytes) -> bytes: ...

    def finish(self) -> bytes: ...


class BrotliPacker:
    """Writes brotli."""

    def __init__(self) -> None:
        self._packer = brotli.Compressor(mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)

    def add(self, piece: bytes) -> bytes:
        """Return what can be written by now."""
        return bytes(self._packer.process(piece))

    def finish(self) -> bytes:
        """Return the rest."""
        return bytes(self._packer.finish())


class GzipPacker:
    """Writes gzip."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WINDOW)

    def add(self, piece: bytes) -> bytes:
        """Return what can be written by now."""
        return self._packer.compress(piece)

    def finish(self) -> bytes:
        """Return the rest."""
        return self._packer.flush()


def packer_of(encoding: bytes) -> Packer:
    """Return what writes a coding."""
    return BrotliPacker() if encoding == BROTLI else GzipPacker()
