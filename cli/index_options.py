"""The options of `arshif index`, as they are typed and explained."""

from pathlib import Path
from typing import Annotated

import typer

from cli.settings import DEFAULT_INDEX, INDEX_VARIABLE
from indexer import FILE_NAME

SourcesArgument = Annotated[list[Path] | None, typer.Argument(metavar="SOURCE", hidden=True)]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help=f"What to index and how; ./{FILE_NAME} where no SOURCE is named.",
    ),
]
ChosenIndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="DIR",
        envvar=INDEX_VARIABLE,
        help=f"The folder of the index; {DEFAULT_INDEX} by default.",
    ),
]
UpdateOption = Annotated[
    bool,
    typer.Option("--update", help="Keep what is served; add what is new, replace what differs."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="OURS=THEIRS",
        help="Which field of the sources is which of ours: body=content; may be repeated.",
    ),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The encoding of the sources, as windows-1256; by default it is found out.",
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help="The format of the sources, as csv; by default it is told by name and content.",
    ),
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict", help="Stop at the first file or record that is skipped, duplicates aside."
    ),
]
DryRunOption = Annotated[
    bool,
    typer.Option("--dry-run", help="Read and report as always; write no index."),
]
JsonOption = Annotated[
    bool,
    typer.Option("--json", help="Print progress and the report as lines of JSON, for programs."),
]
ReportOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        dir_okay=False,
        help="Write the whole report here too, as .json or .html; may be repeated.",
    ),
]
