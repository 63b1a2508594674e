"""Find the members of a zip whose table at the end is gone: by the header before each of them."""

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipInfo

from corpus.containers.zip_methods import METHODS, STORED
from corpus.containers.zip_names import UNKNOWN, UTF_8, extra_fields
from corpus.decompressors import FAULTS
from corpus.limits import Budget

MAGIC = b"PK\x03\x04"
_DESCRIPTOR_MAGIC = b"PK\x07\x08"
# APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.9 and 4.5.3.
_HEADER = struct.Struct("<4sHHHHHLLLHH")
_DESCRIPTOR = struct.Struct("<4sLL")
_LONG_SIZES = struct.Struct("<QQ")
_DESCRIBED_BEHIND = 0x8
_ZIP64, _IN_ZIP64 = 0x0001, 0xFFFF_FFFF
_PIECE_BYTES = 1 << 16
_UNTOLD = 1 << 62
"""The size of what is cut short: so much never comes, and that is found out while it is read."""


@dataclass(frozen=True, slots=True)
class _Extent:
    """The bytes of a member as they are packed and plain, and their checksum."""

    packed: int
    plain: int
    checksum: int


_CUT = _Extent(_UNTOLD, _UNTOLD, 0)


def recover(stream: io.BufferedReader, budget: Budget) -> list[ZipInfo]:
    """Return what the headers of the members say, in their order; the last may be cut short.

    What a header does not say is found out by unpacking the member, which counts as unpacked.
    """
    return list(_iter_headers(stream, budget))


def _iter_headers(stream: io.BufferedReader, budget: Budget) -> Iterator[ZipInfo]:
    place = 0
    while (found := _find_magic(stream, place, MAGIC)) is not None:
        info, start = _read_header(stream, found)
        if info is None:
            place = found + len(MAGIC)
            continue
        if info.flag_bits & _DESCRIBED_BEHIND and not info.compress_size:
            _fill(info, _measure(info, start, stream, budget))
        yield info
        # Behind what is damaged there may be more, but not all in a stored member is its archive's.
        is_lost = info.compress_size == _UNTOLD and info.compress_type != STORED
        place = start if is_lost else start + info.compress_size


def _find_magic(stream: io.BufferedReader, place: int, magic: bytes) -> int | None:
    while len(piece := _read_at(stream, place, _PIECE_BYTES)) >= len(magic):
        if (found := piece.find(magic)) >= 0:
            return place + found
        place += len(piece) - len(magic) + 1
    return None


def _read_at(stream: io.BufferedReader, place: int, length: int) -> bytes:
    try:
        stream.seek(place)
    except (OSError, ValueError, OverflowError):
        return b""
    return stream.read(length)


def _read_header(stream: io.BufferedReader, place: int) -> tuple[ZipInfo | None, int]:
    """Return the header at a place, None where it is none, and where the bytes of it begin."""
    head = _read_at(stream, place, _HEADER.size)
    if len(head) < _HEADER.size:
        return None, place
    _, _, flags, method, _, _, checksum, packed, plain, name_size, extra_size = _HEADER.unpack(head)
    name = stream.read(name_size)
    if not name or len(name) < name_size or min(name) < ord(" "):
        return None, place
    info = ZipInfo(name.decode("utf-8" if flags & UTF_8 else UNKNOWN, "backslashreplace"))
    info.flag_bits, info.compress_type, info.header_offset = flags, method, place
    info.extra = stream.read(extra_size)
    _fill(info, _Extent(packed, plain, checksum))
    for kind, data in extra_fields(info.extra):
        if kind == _ZIP64 and packed == _IN_ZIP64 and len(data) >= _LONG_SIZES.size:
            info.file_size, info.compress_size = _LONG_SIZES.unpack_from(data)
    return info, place + _HEADER.size + name_size + extra_size


def _fill(info: ZipInfo, extent: _Extent) -> None:
    info.compress_size, info.file_size = extent.packed, extent.plain
    info.CRC = extent.checksum


def _measure(info: ZipInfo, start: int, stream: io.BufferedReader, budget: Budget) -> _Extent:
    """Return the extent of a member whose header leaves that to what stands behind it."""
    if info.compress_type == STORED:
        return _find_descriptor(stream, start)
    if info.compress_type not in METHODS:
        following = _find_magic(stream, start, MAGIC)
        return _CUT if following is None else _Extent(following - start, 0, 0)
    return _unpack(info.compress_type, start, stream, budget)


def _find_descriptor(stream: io.BufferedReader, start: int) -> _Extent:
    place = start
    while (found := _find_magic(stream, place, _DESCRIPTOR_MAGIC)) is not None:
        head = _read_at(stream, found, _DESCRIPTOR.size)
        if len(head) == _DESCRIPTOR.size:
            _, checksum, size = _DESCRIPTOR.unpack(head)
            if size == found - start:
                return _Extent(size, size, checksum)
        place = found + len(_DESCRIPTOR_MAGIC)
    return _CUT


def _unpack(method: int, start: int, stream: io.BufferedReader, budget: Budget) -> _Extent:
    frame, place, size, checksum = METHODS[method](), start, 0, 0
    while not frame.eof:
        starved, data = frame.needs_input, b""
        if starved:
            data = _read_at(stream, place, _PIECE_BYTES)
            place += len(data)
        try:
            plain = frame.decompress(data, _PIECE_BYTES)
        except FAULTS:
            return _CUT
        if starved and not data and not plain:
            return _CUT
        budget.spend(len(plain))
        size, checksum = size + len(plain), zlib.crc32(plain, checksum)
    end = place - len(frame.unused_data)
    said = _read_at(stream, end, _DESCRIPTOR.size).removeprefix(_DESCRIPTOR_MAGIC)[:4]
    # Where even that is cut off, the packed bytes themselves have told that they are whole.
    return _Extent(end - start, size, int.from_bytes(said, "little") if said[3:] else checksum)
