"""What can go wrong in indexing, said to the person who can mend it.

IndexerError
├── ConfigurationInvalid  arshif.toml cannot be understood
├── NothingToIndex        the sources hold no article
├── SkippedStrictly       something was skipped, and the user wanted to know at once
└── Interrupted           someone stopped the run

Whichever it is, nothing was published: the generation served before is served still.
"""

from corpus import Skipped
from indexer.report import IndexReport


class IndexerError(Exception):
    """Base of every error that the indexer raises on purpose."""


class ConfigurationInvalid(IndexerError):
    """The configuration cannot be read or understood; the message names the file and the key."""


class NothingToIndex(IndexerError):
    """The sources hold no article; `report` says what became of everything that was read."""

    def __init__(self, report: IndexReport) -> None:
        super().__init__(
            f"nothing to index: no article (files: {report.files:,}, records: {report.read:,}); "
            "nothing was published, an earlier index stays as it was"
        )
        self.report = report


class SkippedStrictly(IndexerError):
    """A file or record was skipped in a strict run, which ends at the first."""

    def __init__(self, skipped: Skipped) -> None:
        super().__init__(
            f"{skipped.origin}: {skipped.reason}; nothing was published, an earlier index stays as "
            "it was; without --strict the rest is indexed"
        )
        self.skipped = skipped


class Interrupted(IndexerError):
    """The run was stopped from the keyboard before its generation was published."""

    def __init__(self) -> None:
        super().__init__(
            "interrupted: nothing was published, an earlier index stays as it was; "
            "run the same command again to go on"
        )
