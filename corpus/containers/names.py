"""What the name of a member says: where it lies in its archive, and whether it may be read."""

import re
from pathlib import PurePosixPath

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
# What macOS packs beside the files of a folder.
_HIDDEN_FOLDERS = ("__MACOSX",)


def member_path(name: str) -> PurePosixPath:
    """Return the place of a member inside its archive; old Windows programs part it by \\."""
    return PurePosixPath(name if "/" in name else name.replace("\\", "/"))


def is_folder(name: str) -> bool:
    """Say whether a name is that of a folder, where nothing else tells."""
    return name.endswith("/") or (name.endswith("\\") and "/" not in name)


def refuse_name(name: str) -> str | None:
    """Return why a member of this name is not read: nobody could unpack it safely."""
    path = member_path(name)
    if not path.parts:
        return "a member of an archive without a name"
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        return "a name that leads out of its archive; it is not read"
    return None


def is_hidden(name: str) -> bool:
    """Say whether a member is hidden, as files on disk are."""
    parts = member_path(name).parts
    return any(part.startswith(".") or part in _HIDDEN_FOLDERS for part in parts)
