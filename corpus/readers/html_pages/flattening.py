"""Trees of pages that are nested so deeply that a parser gives up and drops what follows."""

import re
from collections.abc import Mapping
from typing import Any

MAX_DEPTH = 200
"""Deeper elements become text of the one that is this deep; parsers give up at 256."""

# Parsers let pass what builders refuse.
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_BREAKING = frozenset("p div br li tr td th h1 h2 h3 h4 h5 h6 section article blockquote".split())


class Flattener:
    """What a parser tells its events to; gives them on to a builder of trees."""

    def __init__(self, builder: Any) -> None:
        self._builder = builder
        self._depth = 0
        self._broken = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self._depth += 1
        if self._depth <= MAX_DEPTH:
            named = {name: value for name, value in attributes.items() if _NAME.fullmatch(name)}
            self._builder.start(_valid(tag), named)
        elif tag in _BREAKING and not self._broken:
            self._broken = True
            self._builder.start("br", {})
            self._builder.end("br")

    def end(self, tag: str) -> None:
        """Close the element that was opened last."""
        if self._depth <= MAX_DEPTH:
            self._builder.end(_valid(tag))
        self._depth -= 1

    def data(self, text: str) -> None:
        """Take a piece of text."""
        self._broken = False
        self._builder.data(text)

    def close(self) -> Any:
        """Return the root."""
        return self._builder.close()


def _valid(tag: str) -> str:
    return tag if _NAME.fullmatch(tag) else "span"
