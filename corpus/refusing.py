"""Why a path cannot be read as a file, whatever its format."""

import stat
from pathlib import Path

from corpus.opening import STANDARD_INPUT

EMPTY_FILE = "the file is empty"
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
)


def refuse(name: str) -> str | None:
    """Return the reason, None where the path may be opened."""
    if name == STANDARD_INPUT:
        return None
    path = Path(name)
    try:
        status = path.stat()
    except OSError as error:
        return f"the file cannot be read: {error.strerror}"
    if stat.S_ISDIR(status.st_mode):
        linked = path.is_symlink()
        return "a link to a folder is not followed" if linked else "the folder cannot be listed"
    if not stat.S_ISREG(status.st_mode):
        return _other_kind(status.st_mode)
    return None if status.st_size else EMPTY_FILE


def _other_kind(mode: int) -> str:
    kind = next((kind for is_kind, kind in _KINDS if is_kind(mode)), "of an unknown kind")
    return f"not a regular file: {kind}"
