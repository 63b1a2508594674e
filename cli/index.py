"""`arshif index` and `reindex`: a new published index, and an account of every record."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cli import output
from cli.compiling import announced_compiling
from cli.index_options import (
    ChosenIndexOption,
    ConfigOption,
    DryRunOption,
    EncodingOption,
    FormatOption,
    JsonOption,
    MapOption,
    ReportOption,
    SourcesArgument,
    StrictOption,
    UpdateOption,
)
from cli.index_plan import gathered, make_plan, options_of
from cli.progress import shown_progress
from cli.report import check_reports, print_report, write_report
from cli.settings import DEFAULT_INDEX, IndexOption, WorkersOption
from corpus import SourceFile
from indexer import (
    DEFAULT_RULES,
    IndexReport,
    NothingToIndex,
    Rules,
    build_index,
    rebuild_index,
    rehearse_index,
)
from search import open_maintenance, open_writer


def index_archive(
    sources: SourcesArgument = None,
    config: ConfigOption = None,
    index: ChosenIndexOption = None,
    update: UpdateOption = False,
    names: MapOption = None,
    encoding: EncodingOption = None,
    form: FormatOption = None,
    strict: StrictOption = False,
    dry_run: DryRunOption = False,
    workers: WorkersOption = None,
    reports: ReportOption = None,
    as_json: JsonOption = False,
) -> None:
    """Index the articles of folders and files and publish them.

    SOURCE is a folder, a file, a quoted pattern ("news/**/*.jsonl"), - for standard input, or
    several of these; without one, ./arshif.toml says what to index. docs/sources.md says what can
    be read. What is being served stays until the new index is whole and verified. A run that was
    stopped or killed goes on where it was, given the same sources.
    """
    check_reports(reports or ())
    known = options_of(names or (), encoding or "", form or "")
    plan = make_plan(sources or (), known, config, index)
    files = gathered(plan)
    try:
        if dry_run:
            outcome = _rehearse(files, replace(plan.rules, is_strict=strict), as_json=as_json)
        else:
            outcome = run_indexer(
                files,
                plan.index,
                update=update,
                workers=workers or plan.workers,
                rules=replace(plan.rules, is_strict=strict),
                as_json=as_json,
            )
    except NothingToIndex as error:
        _hand_over(error.report, plan.index, reports or (), as_json=as_json)
        raise
    _hand_over(outcome, plan.index, reports or (), as_json=as_json)
    if dry_run and not as_json:
        output.say("a dry run: no index was written")


def run_indexer(
    files: Sequence[SourceFile],
    index: Path,
    *,
    update: bool = False,
    workers: int | None = None,
    rules: Rules = DEFAULT_RULES,
    as_json: bool = False,
) -> IndexReport:
    """Index the files with progress on standard error, or as JSON on standard output."""
    with announced_compiling(), shown_progress(output.stderr(), as_json=as_json) as progress:
        writer = open_writer(index, update=update, workers=workers)
        return build_index(files, writer, progress, rules=rules)


def _rehearse(files: Sequence[SourceFile], rules: Rules, *, as_json: bool) -> IndexReport:
    with shown_progress(output.stderr(), as_json=as_json) as progress:
        return rehearse_index(files, progress, rules=rules)


def _hand_over(
    outcome: IndexReport, index: Path, reports: Sequence[Path], *, as_json: bool
) -> None:
    # Printed first: should a file fail, what was published has been said.
    if as_json:
        output.write_json_line({"report": outcome.to_dict()})
    else:
        print_report(outcome, index)
    for path in reports:
        write_report(outcome, path)


def reindex(index: IndexOption = DEFAULT_INDEX, workers: WorkersOption = None) -> None:
    """Index the articles of the index again, for when the analysis has changed.

    The sources are not needed: the index keeps every article as it was indexed.
    """
    articles = open_maintenance(index).articles()
    with announced_compiling(), shown_progress(output.stderr()) as progress:
        outcome = rebuild_index(articles, open_writer(index, workers=workers), progress)
    print_report(outcome, index)
