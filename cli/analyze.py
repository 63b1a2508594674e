"""`arshif analyze`: how each word of a text is understood."""

from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from cli import output
from cli.query import joined
from search.analysis import AnalysedWord, analyze_text

HEADINGS = ("as written", "spelling", "form", "stem", "root", "stop word")
# Keeps a terminal that orders text by direction from turning a row of Arabic cells around.
LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"

TextArgument = Annotated[list[str], typer.Argument(metavar="TEXT", hidden=True)]


def analyze_words(
    text: TextArgument,
    as_json: Annotated[bool, typer.Option("--json", help="Print the words as JSON.")] = False,
) -> None:
    """Show how each word of TEXT is understood.

    That is its spelling without marks, its folded form, its stem and its root, and whether it is
    a stop word.
    """
    words = list(analyze_text(joined(text)))
    if as_json:
        output.write_json({"words": words})
    elif words:
        _print_table(words)
    else:
        output.say("no words")


def _print_table(words: list[AnalysedWord]) -> None:
    console = output.stdout()
    table = Table(*HEADINGS, box=box.SIMPLE_HEAD)
    for word in words:
        table.add_row(*_cells(console, word))
    console.print(table)


def _cells(console: Console, word: AnalysedWord) -> list[str]:
    mark = LEFT_TO_RIGHT if console.is_terminal else ""
    arabic = (word.surface, word.spelling, word.form, word.stem, word.root)
    return [mark + output.plain(cell) for cell in arabic] + ["yes" if word.is_stop else ""]
