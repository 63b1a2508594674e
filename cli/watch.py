"""`arshif watch`: an index that follows its folders, until Ctrl-C."""

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from watchfiles import watch

from cli import output
from cli.compiling import announced_compiling
from cli.index_options import ChosenIndexOption, ConfigOption, SourcesArgument
from cli.index_plan import Plan, make_plan, options_of
from cli.progress import shown_progress
from cli.settings import WorkersOption
from indexer import IndexReport, Watch
from search import IndexLocked, local_folder, open_writer

SettleOption = Annotated[
    float,
    typer.Option(
        metavar="SECONDS", min=0.1, help="How long nothing must change before files are read."
    ),
]


def watch_sources(
    sources: SourcesArgument = None,
    config: ConfigOption = None,
    index: ChosenIndexOption = None,
    workers: WorkersOption = None,
    settle: SettleOption = 2.0,
) -> None:
    """Index folders, and again what changes in them, until Ctrl-C.

    New and changed files are read, the articles of files that are gone leave the index; each time a
    generation is published. SOURCE and --config are as for `arshif index`.
    """
    plan = make_plan(sources or (), options_of(()), config, index)
    folders = _folders(plan)
    follower = Watch(
        plan.sources,
        local_folder(plan.index),
        partial(open_writer, plan.index, update=True, workers=workers or plan.workers),
    )
    _update(follower, plan)
    output.say(f"watching {', '.join(map(str, folders))}; Ctrl-C stops")
    inside = Path(os.path.realpath(local_folder(plan.index)))
    for changes in watch(*folders, debounce=int(settle * 1000), step=int(settle * 500)):
        if any(inside not in Path(path).parents for _, path in changes):
            _update(follower, plan)


def _folders(plan: Plan) -> list[Path]:
    """Return the folders to watch: those named, and those of files and patterns.

    Raises:
        BadParameter: a source is standard input, or in no folder that exists.
    """
    folders = dict.fromkeys(_folder_of(path) for source in plan.sources for path in source.paths)
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        raise typer.BadParameter(f"there is no folder {missing[0]!r} to watch")
    return list(folders)


def _folder_of(path: Path) -> Path:
    if str(path) == "-":
        raise typer.BadParameter("standard input cannot be watched; name a folder")
    if path.is_dir():
        return path
    parts = list(_literal(path.parent.parts))
    return Path(*parts) if parts else Path()


def _literal(parts: Iterable[str]) -> Iterable[str]:
    """Yield the parts of a path before the first that is a pattern."""
    for part in parts:
        if any(sign in part for sign in "*?["):
            return
        yield part


def _update(follower: Watch, plan: Plan) -> None:
    """Bring the index up to date; while another indexer is at work there, leave it to the next."""
    try:
        with announced_compiling(), shown_progress(output.stderr()) as progress:
            report = follower.update(progress, rules=plan.rules)
    except IndexLocked as error:
        output.say(output.plain(f"not now: {error}"))
        return
    if report:
        output.say(output.plain(_line(report)))


def _line(report: IndexReport) -> str:
    published = f", published {report.generation.name}" if report.generation else ""
    return (
        f"{output.counted(report.files, 'file')}: {report.added:,} added, "
        f"{report.replaced:,} replaced, {report.unchanged:,} unchanged, "
        f"{report.skipped.total:,} skipped{published}"
    )
