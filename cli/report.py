"""An index report for people: what was read, what became of it, and where it went."""

from collections.abc import Sequence
from pathlib import Path

import orjson
import typer

from cli import output
from indexer import Finding, Findings, IndexReport, render_page
from search import IndexAddress, is_cluster

_SUFFIXES = (".json", ".html")


def check_reports(paths: Sequence[Path]) -> None:
    """Say that a report cannot be written before the work, not after an hour of it.

    Raises:
        BadParameter: a path names no format, or its folder does not exist.
    """
    for path in paths:
        if path.suffix.lower() not in _SUFFIXES:
            raise typer.BadParameter(f"a report is .json or .html, not {path.name}")
        if not path.parent.is_dir():
            raise typer.BadParameter(f"there is no folder {path.parent} for the report")


def write_report(report: IndexReport, path: Path) -> None:
    """Write a report as its path says: JSON, or a page with plots."""
    if path.suffix.lower() == ".html":
        path.write_text(render_page(report), "utf-8")
    else:
        path.write_bytes(orjson.dumps(report.to_dict(), option=orjson.OPT_INDENT_2))


def print_report(report: IndexReport, index: IndexAddress) -> None:
    """Print the numbers first, then what was odd, then where the index is."""
    where = f"in {output.counted(report.files, 'file')}" if report.files else "of the index"
    _row("read", f"{output.counted(report.read, 'record')} {where}")
    _row("indexed", f"{output.counted(report.indexed, 'article')}, {_speed(report)}")
    if report.added < report.indexed:
        _row("of these", _changes(report))
    _print_findings("skipped", report.skipped)
    _print_findings("notes", report.notes)
    if report.generation:
        _row("published", output.plain(_published(index, report.generation.name)))


def _published(index: IndexAddress, name: str) -> str:
    return f"{name} at {index}" if is_cluster(index) else str(Path(index) / name)


def _print_findings(label: str, findings: Findings) -> None:
    _row(label, f"{findings.total:,}")
    for kind in findings.kinds:
        output.say(output.plain(f"  {kind.count:>8,}  {kind.kind}"))
        for finding in kind.examples:
            output.say(output.plain(f"            {_example(finding)}"))
        if more := kind.count - len(kind.examples):
            output.say(f"            and {more:,} more")


def _example(finding: Finding) -> str:
    """Return the place and what the kind does not say already."""
    _, _, detail = finding.text.partition(": ")
    return f"{finding.origin}: {detail}" if detail else finding.origin


def _row(label: str, value: str) -> None:
    output.say(f"{label:<10} {value}")


def _changes(report: IndexReport) -> str:
    return f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged"


def _speed(report: IndexReport) -> str:
    return f"{report.seconds:.1f} s, {report.articles_per_second:,.0f} articles/s"
