"""What can go wrong in indexing, said to the person who can mend it.

IndexerError
├── NothingToIndex   the sources hold no article
└── Interrupted      someone stopped the run

Whichever it is, nothing was published: the generation served before is served still.
"""

from indexer.report import IndexReport


class IndexerError(Exception):
    """Base of every error that the indexer raises on purpose."""


class NothingToIndex(IndexerError):
    """The sources hold no article; `report` says what became of everything that was read."""

    def __init__(self, report: IndexReport) -> None:
        super().__init__(
            f"nothing to index: no article (files: {report.files:,}, records: {report.read:,}); "
            "nothing was published, an earlier index stays as it was"
        )
        self.report = report


class Interrupted(IndexerError):
    """The run was stopped from the keyboard before its generation was published."""

    def __init__(self) -> None:
        super().__init__(
            "interrupted: nothing was published, an earlier index stays as it was; "
            "run the same command again to go on"
        )
