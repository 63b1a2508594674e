"""What can go wrong in a corpus, said to the person who can mend it.

CorpusError
├── SourceMissing       a path that was to be read does not exist
├── StreamUnreadable    a file cannot be opened, or breaks off while it is read
└── EncodingUnknown     these bytes are no text in an encoding we know

Only the first leaves this package; readers turn the other two into `Skipped`.
"""

from pathlib import Path


class CorpusError(Exception):
    """Base of every error that corpus raises on purpose."""


class SourceMissing(CorpusError):
    """A path that was to be read does not exist."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"there is no file or folder {str(path)!r}; check the spelling of the path"
        )
        self.path = path


class StreamUnreadable(CorpusError):
    """A file cannot be opened, or breaks off while it is read."""


class EncodingUnknown(CorpusError):
    """These bytes are no text in an encoding we know."""
