"""`arshif export`: every article back as JSON Lines; the index is also the backup."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer

from cli import output
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Article, open_maintenance


def export_articles(
    index: IndexOption = DEFAULT_INDEX,
    file: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", dir_okay=False, help="Write to this file."),
    ] = None,
) -> None:
    """Write every article of the index as JSON Lines, which `arshif index` reads back."""
    lines = map(_line, open_maintenance(index).articles())
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(lines)
        return
    if not file.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {file.parent} for the articles")
    _write_aside(file, lines)
    output.say(output.plain(f"every article of {index} is in {file}"))


def _write_aside(file: Path, lines: Iterable[bytes]) -> None:
    """Write a file whole or not at all: half a backup must not take the place of another."""
    draft = file.with_name(f"{file.name}.part")
    try:
        with draft.open("wb") as stream:
            stream.writelines(lines)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _line(article: Article) -> bytes:
    try:
        return orjson.dumps(article, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # A lone surrogate, which is no UTF-8 and stands as an escape.
        return json.dumps(asdict(article), default=str).encode() + b"\n"
