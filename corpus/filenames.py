"""What the names of files and folders say, also where they are not UTF-8."""

import os
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from corpus.encoding import decode
from corpus.errors import EncodingUnknown

# The files of a folder come in a row.
CACHED_FOLDERS = 64


def readable_name(name: str) -> str:
    """Return the name of a path that can be printed and stored, whatever bytes it is made of."""
    if _is_unicode(name):
        return name
    return str(PurePath(*map(_decode_name, PurePath(name).parts)))


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decode_name(name: str) -> str:
    return decode_name(os.fsencode(name))


def decode_name(raw: bytes) -> str:
    """Return a name as text; what is in no encoding known here keeps its odd bytes as \\xNN."""
    try:
        return decode(raw).text
    except EncodingUnknown:
        return raw.decode(errors="backslashreplace")


def decode_names(names: Sequence[bytes]) -> list[str]:
    """Return the names of one archive, which are all in one encoding if they can be.

    A name alone is often too short to tell.
    """
    try:
        together = decode(b"\n".join(names)).text.split("\n")
    except EncodingUnknown:
        together = []
    return together if len(together) == len(names) else [decode_name(name) for name in names]


def name_folders(place: str) -> tuple[str, str]:
    """Return source and section as `source/section/file` or `section/file` name them.

    Folders of dates name neither, nor do those below the first two.
    """
    return _read_folders(place.rpartition(os.sep)[0])


@lru_cache(CACHED_FOLDERS)
def _read_folders(folder: str) -> tuple[str, str]:
    # macOS stores names decomposed.
    parts = PurePath(readable_name(folder)).parts
    folders = [unicodedata.normalize("NFC", name) for name in parts]
    names = [folder for folder in folders if any(map(str.isalpha, folder))]
    source, section = ["", "", *names[:2]][-2:]
    return source, section
