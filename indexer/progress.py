"""How far a run is: one frozen snapshot, and the protocol of whoever shows it."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class Stage(StrEnum):
    """What the run is doing."""

    READING = "reading"
    VERIFYING = "verifying"
    PUBLISHING = "publishing"


class Snapshot(NamedTuple):
    """How far the run is; `articles` counts what the writer was given.

    `bytes_total` is 0 where it is not known how much there is to read. There is one for every
    record, so it is a tuple: they are made in a quarter of the time.
    """

    stage: Stage
    file: str
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int


class Progress(Protocol):
    """Shows how far a run is.

    Law: `show` comes after every record, so it must be cheap; when and whether to draw is for
    the implementation to choose.
    """

    def show(self, snapshot: Snapshot) -> None:
        """Take note of how far the run is."""


class Silent:
    """A progress that shows nothing."""

    def show(self, snapshot: Snapshot) -> None:
        """Do nothing."""
