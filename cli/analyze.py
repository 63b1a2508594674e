"""`arshif analyze`: how each word of a text is understood."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from cli import output
from cli.compiling import announced_compiling
from cli.query import joined
from cli.related import related_table
from cli.settings import DEFAULT_INDEX, INDEX_VARIABLE
from search import (
    Engine,
    IndexMissing,
    Level,
    Segmentation,
    UnderstoodWord,
    open_engine,
    understand,
)

HEADINGS = ("as written", "spelling", "form", "segmentations", "stem", "root", "stop word")
# Keeps a terminal that orders text by direction from turning a row of Arabic cells around.
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"

TextArgument = Annotated[list[str], typer.Argument(metavar="TEXT", hidden=True)]


def analyze_words(
    text: TextArgument,
    index: Annotated[
        str | None,
        typer.Option(
            metavar="INDEX",
            envvar=INDEX_VARIABLE,
            help=f"The index whose words answer, ./{DEFAULT_INDEX} if there is one.",
        ),
    ] = None,
    level: Annotated[
        Level, typer.Option(help="Which forms answer: as spelled, of the word, of its root too.")
    ] = Level.WORD,
    as_json: Annotated[bool, typer.Option("--json", help="Print the words as JSON.")] = False,
) -> None:
    """Show how each word of TEXT is understood, step by step.

    That is its spelling without marks, its folded form, the ways to take it apart, its stem, its
    root and whether it is a stop word; then the forms of the index that answer it, with what each
    counts, why, and how many articles have it.
    """
    with _engine(index) as engine:
        analysis = understand(joined(text), level, engine)
    if as_json:
        output.write_json(analysis)
    elif analysis.words:
        _print(analysis.words)
    else:
        output.say("no words")


@contextmanager
def _engine(index: str | None) -> Iterator[Engine | None]:
    """Open the index that is named, or the usual one if it exists."""
    try:
        with announced_compiling(), open_engine(index or DEFAULT_INDEX) as engine:
            yield engine
    except IndexMissing:
        if index:
            raise
        yield None


def _print(words: tuple[UnderstoodWord, ...]) -> None:
    console = output.stdout()
    mark = LEFT_TO_RIGHT if console.is_terminal else ""
    table = Table(*HEADINGS, box=box.SIMPLE_HEAD)
    for each in words:
        table.add_row(*_cells(mark, each))
    console.print(table)
    for each in words:
        if each.related:
            _print_related(console, mark, each)


def _cells(mark: str, word: UnderstoodWord) -> list[str]:
    apart = "\n".join(mark + output.plain(_joined(each)) for each in word.segmentations)
    before, after = (word.surface, word.spelling, word.form), (word.stem, word.root)
    first, last = ([mark + output.plain(cell) for cell in cells] for cells in (before, after))
    return [*first, apart, *last, "yes" if word.is_stop else ""]


def _joined(segmentation: Segmentation) -> str:
    parts = (segmentation.prefix, segmentation.stem, segmentation.ending)
    return "+".join(filter(None, parts))


def _print_related(console: Console, mark: str, each: UnderstoodWord) -> None:
    output.say(f"{mark}{output.plain(each.surface)}", console=console)
    console.print(related_table(each.related, mark))
