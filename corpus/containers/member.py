"""What comes out of a container: its members one after another, as streams."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.limits import Budget

CUT_SHORT = "the archive is cut short"
DAMAGED = "the archive is damaged"
LINK = "a link in an archive is not followed"


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container. Its stream is valid until the next member is asked for."""

    name: str
    stream: io.BufferedReader


@dataclass(frozen=True, slots=True)
class Refused:
    """A member that cannot be opened, with the reason."""

    name: str
    reason: str


class Container(Protocol):
    """One kind of archive: a module with these.

    Law: `members` streams, writes nothing to disk, and holds no more of the archive in memory than
    its table and `limits.MAX_SPOOLED_BYTES`. Folders are no members. It raises `StreamUnreadable`
    where the archive cannot be read on; nothing else.
    """

    @property
    def NAME(self) -> str:
        """What the kind is called in a report."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """How names of its files end, in lower case."""

    def recognizes(self, head: bytes) -> bool:
        """Say whether a file that begins so is clearly of this kind."""

    def members(self, stream: io.BufferedReader, budget: Budget) -> Iterator[Member | Refused]:
        """Yield every member in its order."""
