"""The account of a run: what became of every record, and what the articles are like."""

from indexer.report.contents import Contents, ContentsCounter
from indexer.report.findings import Finding, Findings, KindCount
from indexer.report.index_report import IndexReport
from indexer.report.page import render_page
from indexer.report.tally import Tally

__all__ = [
    "Contents",
    "ContentsCounter",
    "Finding",
    "Findings",
    "IndexReport",
    "KindCount",
    "Tally",
    "render_page",
]
