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
    translate. It may have been filled already: the longest pattern that it fits is translated.
    """
    said = _translated(message)
    return said.format(**values) if values else said


def say_html(message: str, **values: object) -> Markup:
    """Return a message as HTML; values are escaped unless they are markup."""
    return Markup(_translated(message)).format(**values)


def _translated(message: str) -> str:
    if current() is ARABIC:
        return message
    if message in english():
        return english()[message]
    for pattern, translation in _patterns():
        if match := pattern.fullmatch(message):
            return translation.format(**match.groupdict())
    return message


@cache
def english() -> dict[str, str]:
    """Return the English of each Arabic message."""
    lines = files("web.language").joinpath("english.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict(row for row in rows if len(row) == 2)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the messages that have places to fill, as patterns of what they become."""
    escaped = ((re.escape(message), said) for message, said in english().items())
    return tuple(
        (re.compile(_PLACE.sub(r"(?P<\1>.+)", message), re.DOTALL), said)
        for message, said in escaped
        if _PLACE.search(message)
    )
