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

    `bytes_total` is 0 where it is not known how much there is to read.
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

    Law: `is_due` is asked after every record, so it must be cheap; `show` comes where it says
    yes, and once for each later stage whatever it says.
    """

    def is_due(self) -> bool:
        """Say whether it is time to show how far the run is."""

    def show(self, snapshot: Snapshot) -> None:
        """Show how far the run is."""


class Silent:
    """A progress that shows nothing."""

    def is_due(self) -> bool:
        """Say no."""
        return False

    def show(self, snapshot: Snapshot) -> None:
        """Do nothing."""
