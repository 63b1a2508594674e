"""`arshif index` and `reindex`: a new published index, and an account of every record."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cli import output
from cli.compiling import announced_compiling
from cli.progress import shown_progress
from cli.report import print_report
from cli.settings import DEFAULT_INDEX, IndexOption, WorkersOption
from corpus import SourceFile, find_files
from indexer import IndexReport, NothingToIndex, build_index, rebuild_index
from search import open_maintenance, open_writer


def index_archive(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCE", exists=True, hidden=True),
    ],
    index: IndexOption = DEFAULT_INDEX,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Keep what is served; add what is new, replace what differs."
        ),
    ] = False,
    workers: WorkersOption = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.json", dir_okay=False, help="Write the whole report here."),
    ] = None,
) -> None:
    """Index the articles of folders and files and publish them.

    SOURCE is a folder or a file, or several. What is being served stays until the new index is
    whole and verified. A run that was stopped or killed goes on where it was, given the same
    sources.
    """
    _require_folder(report)
    files = _files_outside(index, sources)
    try:
        outcome = run_indexer(files, index, update=update, workers=workers)
    except NothingToIndex as error:
        _hand_over(error.report, index, report)
        raise
    _hand_over(outcome, index, report)


def run_indexer(
    files: Sequence[SourceFile], index: Path, *, update: bool = False, workers: int | None = None
) -> IndexReport:
    """Index the files with progress on standard error."""
    with announced_compiling(), shown_progress(output.stderr()) as progress:
        return build_index(files, open_writer(index, update=update, workers=workers), progress)


def _hand_over(outcome: IndexReport, index: Path, report: Path | None) -> None:
    # Printed first: should the file fail, what was published has been said.
    print_report(outcome, index)
    if report:
        report.write_bytes(orjson.dumps(outcome.to_dict(), option=orjson.OPT_INDENT_2))


def _require_folder(report: Path | None) -> None:
    # Said before the work, not after an hour of it.
    if report and not report.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {report.parent} for the report")


def _files_outside(index: Path, sources: Sequence[Path]) -> list[SourceFile]:
    """Return the files of the sources; an index that lies inside one is no article of it."""
    root = index.resolve()
    folders = [source.resolve() for source in sources]
    if root in folders:
        raise typer.BadParameter(f"{index} cannot be the source and the index at once")
    files = find_files(sources)
    if not any(folder in root.parents for folder in folders):
        return files
    return [file for file in files if root not in file.path.resolve().parents]


def reindex(index: IndexOption = DEFAULT_INDEX, workers: WorkersOption = None) -> None:
    """Index the articles of the index again, for when the analysis has changed.

    The sources are not needed: the index keeps every article as it was indexed.
    """
    articles = open_maintenance(index).articles()
    with announced_compiling(), shown_progress(output.stderr()) as progress:
        outcome = rebuild_index(articles, open_writer(index, workers=workers), progress)
    print_report(outcome, index)
