"""Text as an argument: any number of words, and a first word that may begin with "-"."""

import re
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from cli import output
from search import Match

# Every option but -h is spelled out, so one dash and a word is text: an excluded word.
_EXCLUDED_WORD = re.compile(r"-(?!h$)[^-]")

QueryArgument = Annotated[list[str], typer.Argument(metavar="QUERY", hidden=True)]
MatchOption = Annotated[
    Match, typer.Option(help="Any of the words, all, or all where that fills a page.")
]


class QueryCommand(TyperCommand):
    """A command that takes `-لبنان` for text, and still refuses an option misspelled."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line."""
        ctx.ignore_unknown_options = any(map(_EXCLUDED_WORD.match, args))
        return super().parse_args(ctx, args)


def joined(words: list[str]) -> str:
    """Return the words as the one text that was meant; quoting it is a matter of taste."""
    return output.typed(" ".join(words))
