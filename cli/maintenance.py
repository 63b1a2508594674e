"""`arshif verify`, `info`, `rollback` and `regraph`: looking after an index."""

from dataclasses import asdict
from typing import Annotated

import typer

from cli import output
from cli.compiling import announced_compiling
from cli.failures import CommandFailed
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Generation, IndexInfo, open_maintenance, open_writer


def verify_index(index: IndexOption = DEFAULT_INDEX) -> None:
    """Read every byte of the served index and compare it with what was written."""
    with announced_compiling():
        report = open_maintenance(index).verify()
    for fault in report.damaged:
        output.say(output.plain(fault))
    name = report.generation.name
    if report.damaged:
        faults = output.counted(len(report.damaged), "fault")
        raise CommandFailed(f"{faults} in {name}; index again, or go back with: arshif rollback")
    output.say(
        f"{_described(report.generation)} is whole: "
        f"{output.counted(report.files, 'file')}, {_megabytes(report.bytes)}"
    )


def describe_index(
    index: IndexOption = DEFAULT_INDEX,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say what the served index is made of."""
    info = open_maintenance(index).info()
    if as_json:
        output.write_json(asdict(info))
    else:
        _print_info(info)


def roll_back(index: IndexOption = DEFAULT_INDEX) -> None:
    """Serve the generation that was served before the present one."""
    generation = open_maintenance(index).roll_back()
    output.say(f"{_described(generation)} is served again")


def regraph(index: IndexOption = DEFAULT_INDEX) -> None:
    """Build the word graph of the index anew, after a change of stems or of related words.

    It takes seconds: no article is read or indexed again.
    """
    # Says what is wrong before a folder is made for a new index.
    open_maintenance(index).info()
    with announced_compiling(), open_writer(index, update=True) as writer:
        writer.regraph()
        writer.verify()
        generation = writer.publish()
    output.say(f"{_described(generation)} has a new word graph")


def _print_info(info: IndexInfo) -> None:
    for label, value in _rows(info).items():
        output.say(output.plain(f"{label:<10} {value}"))
    for part, size in sorted(info.sizes.items(), key=lambda item: -item[1]):
        output.say(f"{_megabytes(size):>20}  {part}")


def _rows(info: IndexInfo) -> dict[str, str]:
    segments = output.counted(info.segments, "segment")
    dead = f", {info.dead:,} deleted or replaced" if info.dead else ""
    words = f"{info.forms:,} forms, {info.stems:,} stems, {info.roots:,} roots"
    outdated = {"outdated": info.outdated} if info.outdated else {}
    return {
        "generation": f"{info.generation.name}, before it {info.previous or 'none'}",
        "articles": f"{info.generation.articles:,} in {segments}{dead}",
        "stories": f"{info.stories:,} that several articles tell",
        "words": f"{info.spellings:,} spellings, {words}",
        "made by": f"format {info.format}, schema {info.schema}, analyser {info.analyzer}, "
        f"word graph {info.words}",
        **outdated,
        "size": _megabytes(sum(info.sizes.values())),
    }


def _described(generation: Generation) -> str:
    return f"{generation.name} ({output.counted(generation.articles, 'article')})"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
