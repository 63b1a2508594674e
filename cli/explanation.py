"""Why a hit was found and how its score comes about, for people."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from cli import output
from search import Explanation

STEP = "  "


def print_explanation(console: Console, why: str, explanation: Explanation, indent: str) -> None:
    """Print the sentence and, a step deeper for each part, the numbers of the score."""
    if why:
        output.say(indent + why, console=console)
    for line in explanation_lines(explanation, indent):
        output.say(Text(line, "dim"), console=console)


def explanation_lines(explanation: Explanation, indent: str = "") -> Iterator[str]:
    """Yield the lines of an explanation, a number first on each: it stays there in any direction.

    `next(explanation_lines(Explanation(2.5, "score"))) == "2.5 score"`
    """
    yield f"{indent}{explanation.value:.6g} {explanation.description}"
    for child in explanation.children:
        yield from explanation_lines(child, indent + STEP)
