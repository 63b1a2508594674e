"""Undo the compressions of an input, by its content, and by its name where that is right."""

import io
from dataclasses import dataclass, replace

from corpus.compression import (
    DAMAGED,
    Compression,
    Decompressing,
    found_compression,
    named_compression,
    strip_compression,
)
from corpus.errors import StreamUnreadable
from corpus.inputs import Input
from corpus.limits import MAX_COMPRESSION_LAYERS, Budget
from corpus.streams import guard

_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An input of plain bytes, and what was odd about its name."""

    source: Input
    notes: tuple[str, ...] = ()


def undo_compression(source: Input, budget: Budget) -> Unpacked:
    """Return the plain bytes of an input under its plain name.

    Raises:
        StreamUnreadable: it is not what its name says, or compressed too many times over.
    """
    notes: list[str] = []
    layers = 0
    while True:
        named, found = named_compression(source.relative), found_compression(source.head)
        if not (named or found):
            return Unpacked(source, tuple(notes))
        notes += _remark(named, found, source.head)
        if named:
            source = replace(source, relative=strip_compression(source.relative))
        if found:
            layers += 1
            source = replace(source, stream=_decompress(source.stream, found, budget))
        if layers > MAX_COMPRESSION_LAYERS:
            raise StreamUnreadable(
                f"compressed too many times over: more than {MAX_COMPRESSION_LAYERS}"
            )


def _remark(named: Compression | None, found: Compression | None, head: bytes) -> list[str]:
    """Return a note where name and content differ; a name alone may be right about damage."""
    if named is found or not head:
        return []
    if found:
        return [f"read as {found.name}: the content says so"]
    if named and not _CONTROLS.isdisjoint(head):
        raise StreamUnreadable(f"{DAMAGED}: it does not begin as {named.name} does")
    return ["read as not compressed: the content says so"]


def _decompress(
    stream: io.BufferedReader, compression: Compression, budget: Budget
) -> io.BufferedReader:
    return guard(Decompressing(stream, compression.decompressor, budget.spend, compression.magic))
