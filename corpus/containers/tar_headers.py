"""Headers of a tar that speak of the next one: names too long for it, and pax records."""

import re
import tarfile
from tarfile import TarInfo

from corpus.containers.member import DAMAGED
from corpus.containers.tar_streams import WITHOUT_BYTES, Body
from corpus.errors import StreamUnreadable
from corpus.filenames import decode_name

_MAX_BYTES = 1 << 20
_LONG = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE)
_LENGTH = re.compile(rb"(\d{1,20}) ")
_MAX_SIZE_DIGITS = 19


class Extensions:
    """What has been said of the next member."""

    def __init__(self) -> None:
        self._all: dict[bytes, bytes] = {}
        self._next: dict[bytes, bytes] = {}

    @property
    def name(self) -> str:
        """Return the name that takes the place of the header's, "" where there is none."""
        return decode_name(self._value(b"path") or b"")

    @property
    def sparse(self) -> bool:
        """Say whether the bytes of the member are not its content as it is."""
        return any(key.startswith(b"GNU.sparse.") for key in self._next)

    def take(self, header: TarInfo, body: Body) -> bool:
        """Take what a header says of others, and say whether it is such a one."""
        if header.type in _LONG:
            name = _read(header, body).rstrip(b"\0")
            if header.type == tarfile.GNUTYPE_LONGNAME:
                self._next[b"path"] = name
            return True
        if header.type in _PAX:
            self._next |= _parse_records(_read(header, body))
            return True
        if header.type == tarfile.XGLTYPE:
            self._all |= _parse_records(_read(header, body))
            return True
        size = self._value(b"size")
        if size and header.type not in WITHOUT_BYTES:
            body.resize(_parse_size(size))
        return False

    def forget(self) -> None:
        """Go on to another member."""
        self._next = {}

    def _value(self, key: bytes) -> bytes | None:
        return self._next.get(key) or self._all.get(key)


def _read(header: TarInfo, body: Body) -> bytes:
    if header.size > _MAX_BYTES:
        raise StreamUnreadable(f"{DAMAGED}: a name longer than a mebibyte")
    data = bytearray(header.size)
    view, count = memoryview(data), 0
    while count < len(data):
        count += body.readinto(view[count:])
    return bytes(data)


def _parse_records(data: bytes) -> dict[bytes, bytes]:
    """Return "length key=value" records, as pax in POSIX.1-2001 has them."""
    records = {}
    while match := _LENGTH.match(data):
        length = int(match[1])
        key, equals, value = data[match.end() : length].rstrip(b"\n").partition(b"=")
        if not equals or not match.end() < length <= len(data):
            break
        records[key] = value
        data = data[length:]
    if data.strip(b"\0"):
        raise StreamUnreadable(f"{DAMAGED}: a pax header that cannot be understood")
    return records


def _parse_size(size: bytes) -> int:
    if not size.isdigit() or len(size) > _MAX_SIZE_DIGITS:
        raise StreamUnreadable(f"{DAMAGED}: a size that is no number")
    return int(size)
