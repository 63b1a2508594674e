"""What a run of `arshif index` is about: named on the command line, or in arshif.toml."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from cli.settings import DEFAULT_INDEX
from corpus import (
    EncodingNameUnknown,
    FieldMap,
    FieldUnknown,
    FormatUnknown,
    Options,
    SourceFile,
    SourceMissing,
    check_format,
)
from indexer import DEFAULT_RULES, FILE_NAME, Rules, Source, gather_files, read_configuration
from search import IndexAddress, local_folder


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the articles come from and where they go; `workers` None leaves their number to us."""

    sources: tuple[Source, ...]
    index: IndexAddress
    workers: int | None = None
    rules: Rules = DEFAULT_RULES


def gathered(plan: Plan) -> list[SourceFile]:
    """Return the files of a plan.

    Raises:
        BadParameter: one of its sources does not exist.
    """
    try:
        return gather_files(plan.sources, local_folder(plan.index))
    except SourceMissing as error:
        raise typer.BadParameter(str(error)) from error


def make_plan(
    paths: Sequence[Path], options: Options, config: Path | None, index: str | None
) -> Plan:
    """Return what the command line says, or the configuration where it names no sources."""
    if not paths and options != Options():
        raise typer.BadParameter(
            "--map, --encoding and --format go with SOURCE; a configuration has its own"
        )
    if not paths:
        return _read_plan(config or Path(FILE_NAME), index)
    if config:
        raise typer.BadParameter("name SOURCE or --config, not both")
    return Plan((Source(tuple(paths), options),), index or DEFAULT_INDEX)


def _read_plan(path: Path, index: str | None) -> Plan:
    if not path.is_file():
        raise typer.BadParameter(
            f"name a SOURCE to index, a folder or a file, or describe your sources in ./{FILE_NAME}"
        )
    said = read_configuration(path)
    if not said.sources:
        raise typer.BadParameter(f"{path} has no [[sources]], and no SOURCE is named")
    return Plan(said.sources, index or said.index or DEFAULT_INDEX, said.workers, said.rules)


def options_of(pairs: Sequence[str], encoding: str = "", form: str = "") -> Options:
    """Return what is known of the sources: `options_of(["body=content"], "")`."""
    names: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours.strip() or not theirs.strip():
            raise typer.BadParameter(f"--map {pair!r}: write it as OURS=THEIRS, body=content")
        names[theirs.strip()] = ours.strip()
    try:
        return Options(encoding=encoding, names=FieldMap(names), format=check_format(form))
    except FieldUnknown as error:
        raise typer.BadParameter(f"--map: {error}") from None
    except (EncodingNameUnknown, FormatUnknown) as error:
        raise typer.BadParameter(str(error)) from None
