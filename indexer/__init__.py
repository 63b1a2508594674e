"""From a corpus to a published index: nothing is served before it is whole and verified."""

from indexer.configuration import FILE_NAME, Configuration, Source, read_configuration
from indexer.errors import (
    ConfigurationInvalid,
    IndexerError,
    Interrupted,
    NothingToIndex,
    SkippedStrictly,
)
from indexer.gathering import gather_files
from indexer.pipeline import build_index, rehearse_index
from indexer.progress import Progress, Snapshot, Stage
from indexer.rebuilding import rebuild_index
from indexer.report import Finding, Findings, IndexReport, KindCount, render_page
from indexer.rules import DEFAULT_RULES, Rules
from indexer.watching import Watch

__all__ = [
    "DEFAULT_RULES",
    "FILE_NAME",
    "Configuration",
    "ConfigurationInvalid",
    "Finding",
    "Findings",
    "IndexReport",
    "IndexerError",
    "Interrupted",
    "KindCount",
    "NothingToIndex",
    "Progress",
    "Rules",
    "SkippedStrictly",
    "Snapshot",
    "Source",
    "Stage",
    "Watch",
    "build_index",
    "gather_files",
    "read_configuration",
    "rebuild_index",
    "rehearse_index",
    "render_page",
]
