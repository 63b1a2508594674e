"""Tar archives, read from the beginning to the end: POSIX and GNU, long names, joined ones.

The headers are read by Python's tarfile; the rest is not, for it holds headers of any size in
memory and takes a damaged header for the end.
"""

import io
import tarfile
from collections.abc import Iterator
from tarfile import TarInfo

from corpus.containers.member import CUT_SHORT, DAMAGED, LINK, Member, Refused
from corpus.containers.tar_headers import Extensions
from corpus.containers.tar_streams import Body, parse_header
from corpus.errors import StreamUnreadable
from corpus.filenames import decode_name
from corpus.limits import Budget
from corpus.streams import guard

NAME = "tar"
SUFFIXES = (".tar",)

_LINKS = (tarfile.LNKTYPE, tarfile.SYMTYPE)
_DEVICES = (tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
_LABEL = b"V"
_DUMPED_FOLDER = b"D"
_CONTINUED = b"M"
_PASSED_OVER = (tarfile.DIRTYPE, _LABEL, _DUMPED_FOLDER)


def recognizes(head: bytes) -> bool:
    """Say whether there is a header with the right checksum."""
    return parse_header(head[: tarfile.BLOCKSIZE]) is not None


def members(stream: io.BufferedReader, budget: Budget) -> Iterator[Member | Refused]:
    """Yield every member in its order; what comes out of a tar is what went in."""
    extensions = Extensions()
    for header, body in _entries(stream):
        if extensions.take(header, body):
            continue
        name = extensions.name or decode_name(header.name.encode(errors="surrogateescape"))
        if reason := _refuse(header, extensions):
            yield Refused(name, reason)
        elif header.type not in _PASSED_OVER:
            yield Member(name, guard(body))
        extensions.forget()


def _entries(stream: io.BufferedReader) -> Iterator[tuple[TarInfo, Body]]:
    """Yield every header with its bytes; joined archives follow one another."""
    ended = False
    while block := stream.read(tarfile.BLOCKSIZE):
        if not block.strip(b"\0"):
            ended = True
            continue
        if len(block) < tarfile.BLOCKSIZE:
            raise StreamUnreadable(CUT_SHORT)
        if not (header := parse_header(block)):
            where = "something else follows its end" if ended else "there is no header of a member"
            raise StreamUnreadable(f"{DAMAGED}: {where}")
        ended = False
        body = Body(stream, header.size)
        yield header, body
        body.finish()
    if not ended:
        raise StreamUnreadable(f"{CUT_SHORT}: its end is missing")


def _refuse(header: TarInfo, extensions: Extensions) -> str | None:
    if header.type in _LINKS:
        return LINK
    if header.type in _DEVICES:
        return "not a regular file: a device or a pipe"
    if header.type in (tarfile.GNUTYPE_SPARSE, _CONTINUED) or extensions.sparse:
        return "packed in a way not known here; unpack it first: tar with holes or in volumes"
    return None
