"""The names in a zip: a flag says that one is UTF-8, of the others nothing says what they are."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from zipfile import ZipInfo

from corpus.filenames import decode_names

UTF_8 = 0x800
# zipfile reads all other names as this; it has every byte, so nothing is lost.
UNKNOWN = "cp437"
_UNICODE_PATH = 0x7075
_FIELD = struct.Struct("<HH")
_UNICODE_HEAD = struct.Struct("<BI")


def read_names(infos: Sequence[ZipInfo]) -> list[str]:
    """Return the names of members; those in an unknown encoding are judged together."""
    known = [_known_name(info) for info in infos]
    raw = [_raw_name(info) for info, name in zip(infos, known, strict=True) if name is None]
    guessed = iter(decode_names(raw) if raw else [])
    return [next(guessed) if name is None else name for name in known]


def _known_name(info: ZipInfo) -> str | None:
    if info.flag_bits & UTF_8 or info.orig_filename.isascii():
        return info.filename
    return _unicode_path(info)


def _raw_name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode(UNKNOWN)


def _unicode_path(info: ZipInfo) -> str | None:
    """Return the name that Info-ZIP adds in UTF-8, as APPNOTE.TXT 4.6.9 has it."""
    for kind, data in extra_fields(info.extra):
        if kind == _UNICODE_PATH and len(data) > _UNICODE_HEAD.size:
            _, checksum = _UNICODE_HEAD.unpack_from(data)
            if checksum == zlib.crc32(_raw_name(info)):
                return data[_UNICODE_HEAD.size :].decode(errors="backslashreplace")
    return None


def extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the data of what a zip says of a member beyond its header."""
    while len(extra) >= _FIELD.size:
        kind, length = _FIELD.unpack_from(extra)
        yield kind, extra[_FIELD.size : _FIELD.size + length]
        extra = extra[_FIELD.size + length :]
