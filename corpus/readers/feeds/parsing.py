"""Has feedparser read the XML of a feed, and tells what it stumbled over."""

import io
from functools import cache
from typing import Any

from corpus.errors import CorpusError
from corpus.readers.html_pages.charset import encode_markup


class FeedBroken(CorpusError):
    """A feed that even a parser that forgives nearly all cannot read."""


# What feedparser raises where a feed is broken.
_STUMBLES = (
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError),
)


def parse_feed(text: str) -> Any:
    """Return what feedparser makes of a feed; given a stream, it opens no address and no file.

    Raises:
        FeedBroken: it stumbles over what is broken, which it should not.
    """
    try:
        return _feedparser().parse(
            io.BytesIO(encode_markup(text)),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except _STUMBLES as error:
        raise FeedBroken("the XML of the feed is too broken to be read") from error


@cache
def _feedparser() -> Any:
    # Slow to import, so only where feeds are read.
    import feedparser

    return feedparser


def note_faults(parsed: Any) -> tuple[str, ...]:
    """Return the note of a feed that is not well-formed."""
    fault = parsed.get("bozo_exception")
    message = getattr(fault, "getMessage", None)
    return (f"not well-formed XML: {message()}",) if parsed.bozo and message else ()
