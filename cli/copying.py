"""`arshif copy`: every article from one index to another, on whatever engine each is."""

from typing import Annotated

import typer

from cli import output
from cli.compiling import announced_compiling
from cli.failures import CommandFailed
from cli.progress import shown_progress
from cli.report import print_report
from cli.settings import WorkersOption
from indexer import rebuild_index
from search import open_maintenance, open_writer

FromArgument = Annotated[str, typer.Argument(metavar="FROM", help="The index to copy.")]
ToArgument = Annotated[
    str, typer.Argument(metavar="TO", help="Where to: a folder, or opensearch://HOST:9200/ALIAS.")
]


def copy_index(origin: FromArgument, target: ToArgument, workers: WorkersOption = None) -> None:
    """Copy every article of the index FROM into a new generation of the index TO.

    The articles are those that FROM serves, exactly as they were indexed. What TO serves stays
    until its new generation is whole and verified.
    """
    if origin == target:
        raise CommandFailed(f"{origin} cannot be copied onto itself; see: arshif reindex")
    source = open_maintenance(origin)
    # Says that there is nothing to copy before a folder is made for it.
    source.info()
    with announced_compiling(), shown_progress(output.stderr()) as progress:
        writer = open_writer(target, workers=workers)
        outcome = rebuild_index(source.articles(), writer, progress)
    print_report(outcome, target)
