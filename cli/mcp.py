"""`arshif mcp`: the archive as tools for assistants, until their end of the pipe is closed."""

import re
from collections.abc import Callable
from pkgutil import resolve_name
from typing import Annotated, cast

import typer

from cli.compiling import announced_compiling
from cli.failures import CommandFailed
from cli.settings import DEFAULT_INDEX, IndexOption
from search import IndexAddress

# A name and no import: the web application and the commands do not know each other.
SERVE = "web.tools:serve"
PACKAGE = "mcp"
_SITE = re.compile(r"https?://[^/?#\s]+(/[^?#\s]*)?")


def _site(text: str) -> str:
    if not _SITE.fullmatch(text):
        raise typer.BadParameter(f"{text!r} is not an address like https://archive.example")
    return text.rstrip("/")


SiteOption = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar="URL",
        parser=_site,
        help="Where `arshif serve` is to be found; links of articles begin so.",
    ),
]


def serve_tools(index: IndexOption = DEFAULT_INDEX, site: SiteOption = None) -> None:
    """Offer the archive to assistants: MCP over standard input and output.

    Two tools, search and fetch; docs/mcp.md has a configuration to copy. Needs arshif[mcp].
    """
    with announced_compiling():
        _serve()(index, site or "")


def _serve() -> Callable[[IndexAddress, str], None]:
    try:
        return cast(Callable[[IndexAddress, str], None], resolve_name(SERVE))
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != PACKAGE:
            raise
        raise CommandFailed(
            "arshif mcp needs a package that is not installed: pip install 'arshif[mcp]'"
        ) from None
