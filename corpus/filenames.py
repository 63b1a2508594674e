"""What the names of files and folders say, also where they are not UTF-8."""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import PurePath

from corpus.encoding import decode
from corpus.errors import EncodingUnknown


def readable_path(path: PurePath) -> PurePath:
    """Return a path that can be printed and stored, whatever bytes its names are made of."""
    return path if _is_unicode(str(path)) else type(path)(*map(_decode_name, path.parts))


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


def name_folders(relative: PurePath) -> tuple[str, str]:
    """Return source and section as `source/section/file` or `section/file` name them.

    Folders of dates name neither, nor do those below the first two.
    """
    # macOS stores names decomposed.
    folders = [unicodedata.normalize("NFC", name) for name in readable_path(relative).parts[:-1]]
    names = [folder for folder in folders if any(map(str.isalpha, folder))]
    source, section = ["", "", *names[:2]][-2:]
    return source, section
