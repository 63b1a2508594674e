"""From a corpus to a published index: nothing is served before it is whole and verified."""

from indexer.errors import IndexerError, Interrupted, NothingToIndex
from indexer.pipeline import build_index
from indexer.progress import Progress, Snapshot, Stage
from indexer.rebuilding import rebuild_index
from indexer.report import Finding, Findings, IndexReport, KindCount

__all__ = [
    "Finding",
    "Findings",
    "IndexReport",
    "IndexerError",
    "Interrupted",
    "KindCount",
    "NothingToIndex",
    "Progress",
    "Snapshot",
    "Stage",
    "build_index",
    "rebuild_index",
]
