"""Zip archives, by their table at the end; WACZ, which are zips of WARC files, too.

Where the table is gone, as in an archive that is cut short, the members are found by their headers.

The table is read by Python's zipfile. The members are not: its decompressors know no bound, and
know nothing of Zstandard.
"""

import io
import stat
import struct
from collections.abc import Iterator
from contextlib import suppress
from zipfile import BadZipFile, ZipFile, ZipInfo

from corpus.compression import Decompressing
from corpus.containers.checking import Checked, Slice
from corpus.containers.member import CUT_SHORT, DAMAGED, LINK, Member, Refused
from corpus.containers.names import is_folder
from corpus.containers.spooling import spool
from corpus.containers.zip_contents import FOREIGN, is_furniture, is_web_archive
from corpus.containers.zip_methods import METHODS, STORED
from corpus.containers.zip_names import read_names
from corpus.containers.zip_recovery import MAGIC, recover
from corpus.errors import StreamUnreadable
from corpus.limits import Budget
from corpus.opening import looking_ahead
from corpus.streams import guard

NAME = "zip"
SUFFIXES = (".zip", ".wacz")

_ENCRYPTED = 0x1
_UNIX = 3
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_BEGINNINGS = (MAGIC, b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04")
_NO_TABLE = f"{DAMAGED}: its table of contents at the end is missing or broken"
_RECOVERED = "members were found without it, and others may be lost"
_NOTHING_RECOVERED = "zip -FF may mend it"
# What zipfile raises at tables that are not as they should be.
_FAULTS = (BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, OSError)


def recognizes(head: bytes) -> bool:
    """Say whether there is the header of a first member, or of an archive without any."""
    return head.startswith(_BEGINNINGS)


def members(stream: io.BufferedReader, budget: Budget) -> Iterator[Member | Refused]:
    """Yield every member in the order of the table, of a WACZ only its WARC files."""
    stream = stream if stream.seekable() else spool(stream)
    with looking_ahead():
        infos, fault = _read_infos(stream, budget)
    names = read_names(infos)
    if foreign := next((kind for name, kind in FOREIGN.items() if name in names), None):
        raise StreamUnreadable(f"not an archive of articles: {foreign}")
    is_wacz = is_web_archive(names)
    for info, name in zip(infos, names, strict=True):
        if not (is_folder(name) or (is_wacz and is_furniture(name))):
            yield _open(info, name, stream, budget)
    if fault:
        raise StreamUnreadable(fault)


def _read_infos(stream: io.BufferedReader, budget: Budget) -> tuple[list[ZipInfo], str]:
    """Return what is known of each member, and what is wrong with the archive, "" if nothing."""
    with suppress(*_FAULTS):
        infos = ZipFile(stream).infolist()
        if _knows_the_first(infos, stream):
            return infos, ""
    infos = recover(stream, budget)
    return infos, f"{_NO_TABLE}; {_RECOVERED if infos else _NOTHING_RECOVERED}"


def _knows_the_first(infos: list[ZipInfo], stream: io.BufferedReader) -> bool:
    """Say whether a table is of the whole archive: it may be that of one inside what was cut."""
    first = min((info.header_offset for info in infos), default=0)
    return not first or not (_is_header(stream, 0) and _is_header(stream, first))


def _is_header(stream: io.BufferedReader, place: int) -> bool:
    stream.seek(place)
    return stream.read(len(MAGIC)) == MAGIC


def _open(info: ZipInfo, name: str, stream: io.BufferedReader, budget: Budget) -> Member | Refused:
    if reason := _refuse(info):
        return Refused(name, reason)
    try:
        packed = Slice(stream, _find_data(info, stream), info.compress_size, CUT_SHORT)
    except StreamUnreadable as error:
        return Refused(name, str(error))
    plain: io.RawIOBase = packed
    if info.compress_type != STORED:
        # What comes out is counted once, below.
        plain = Decompressing(guard(packed), METHODS[info.compress_type], lambda count: None)
    return Member(name, guard(Checked(plain, info.file_size, info.CRC, budget)))


def _refuse(info: ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted in its archive; unpack it with its password first"
    if info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if info.compress_type != STORED and info.compress_type not in METHODS:
        return f"packed in a way not known here; unpack it first: zip method {info.compress_type}"
    return None


def _find_data(info: ZipInfo, stream: io.BufferedReader) -> int:
    """Return where the bytes of a member begin."""
    try:
        stream.seek(info.header_offset)
        header = stream.read(_LOCAL_HEADER.size)
        magic, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    except (OSError, ValueError, OverflowError, struct.error) as error:
        raise StreamUnreadable(CUT_SHORT) from error
    if magic != MAGIC:
        raise StreamUnreadable(f"{DAMAGED}: this member is not where the table says")
    return info.header_offset + _LOCAL_HEADER.size + int(name_length) + int(extra_length)
