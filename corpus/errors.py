"""What can go wrong in a corpus, said to the person who can mend it.

CorpusError
├── SourceMissing       a path that was to be read does not exist
├── FieldUnknown        a name is mapped to a field that we do not have
├── ScratchUnusable     there is no room for what must be remembered on disk
├── StreamUnreadable    a file cannot be opened, or breaks off while it is read
├── FormatUnknown       nothing here reads this file
├── EncodingUnknown     these bytes are no text in an encoding we know
└── EncodingNameUnknown an encoding that a user names does not exist

The first three and the last leave this package, all but the third before anything is read; the
others become `Skipped`.
"""

from collections.abc import Sequence
from pathlib import Path


class CorpusError(Exception):
    """Base of every error that corpus raises on purpose."""


class SourceMissing(CorpusError):
    """A path that was to be read does not exist, or a pattern that nothing matches."""

    def __init__(self, path: Path, *, is_pattern: bool = False) -> None:
        super().__init__(
            f"no file matches {str(path)!r}; check the pattern"
            if is_pattern
            else f"there is no file or folder {str(path)!r}; check the spelling of the path"
        )
        self.path = path


class FieldUnknown(CorpusError):
    """A name in a source is mapped to a field that we do not have; `near` is the one meant."""

    def __init__(self, field: str, known: Sequence[str], near: Sequence[str]) -> None:
        meant = f"; did you mean {near[0]!r}?" if near else ""
        super().__init__(f"there is no field {field!r}{meant} The fields are: {', '.join(known)}")


class ScratchUnusable(CorpusError):
    """The folder of temporary files cannot be written to, or is full."""

    def __init__(self, folder: str, reason: str) -> None:
        super().__init__(
            f"no room for temporary files in {folder}: {reason}; make room there, or name another "
            "folder in TMPDIR, and run the command again; an earlier index stays as it was"
        )


class StreamUnreadable(CorpusError):
    """A file cannot be opened, or breaks off while it is read."""


class FormatUnknown(CorpusError):
    """Nothing here reads this file."""


class EncodingUnknown(CorpusError):
    """These bytes are no text in an encoding we know."""


class EncodingNameUnknown(CorpusError):
    """An encoding that a user names does not exist."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"there is no encoding {name!r}; names are utf-8, windows-1256, iso-8859-6, "
            "mac-arabic, cp720, utf-16 and those of Python's codecs"
        )
        self.name = name
