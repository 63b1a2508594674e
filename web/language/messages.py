"""What the pages say. The Arabic sentence is the message; english.tsv has what it is in English."""

import re
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from web.language.current import ARABIC, current

_PLACE = re.compile(r"\\{(\w+)\\}")


def say(message: str, **values: object) -> str:
    """Return a message in the language of the page, filled with values.

    A message that has no translation stays as it is: what other people wrote is not ours to
    translate.
    """
    said = _translated(message)
    return said.format(**values) if values else said


def say_filled(message: str, filled: str) -> str:
    """Return a message that the library has filled with values already, by what it was before."""
    said = _translated(message)
    found = _pattern(message).fullmatch(filled) if said != message else None
    return said.format(**found.groupdict()) if found else filled


def say_html(message: str, **values: object) -> Markup:
    """Return a message as HTML; values are escaped unless they are markup."""
    return Markup(_translated(message)).format(**values)


def _translated(message: str) -> str:
    return message if current() is ARABIC else english().get(message, message)


@cache
def english() -> dict[str, str]:
    """Return the English of each Arabic message."""
    lines = files("web.language").joinpath("english.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(row for row in rows if len(row) == 2)


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """Return what a message is with anything in its places."""
    return re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(message)), re.DOTALL)
