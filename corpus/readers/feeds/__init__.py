"""Feeds, RSS of all versions and Atom: every entry an article."""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from corpus.document import Record, Skipped
from corpus.errors import CorpusError, EncodingNameUnknown, EncodingUnknown
from corpus.inputs import Input
from corpus.readers.feeds.entries import Entry, Feed, read_entry
from corpus.readers.feeds.prolog import EntitiesDeclared, strip_prolog
from corpus.readers.html_pages.charset import decode_page, encode_markup
from corpus.streams import read_whole

NAME = "RSS or Atom"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml")

_BEGINNING_BYTES = 8192
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)\b([^<>]*)>")
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z]")
_NAMESPACES = {b"rss": b"", b"feed": b"/atom", b"rdf": b"rss"}


class FeedBroken(CorpusError):
    """A feed that even a parser that forgives nearly all cannot read."""


def recognizes(head: bytes) -> bool:
    """Say whether the outermost element is that of a feed."""
    beginning = head[:_BEGINNING_BYTES].replace(b"\0", b"")
    first = _FIRST_ELEMENT.search(beginning)
    root = _ROOT.match(beginning, first.start()) if first else None
    return root is not None and _NAMESPACES[root[1].lower()] in root[2].lower()


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every entry; the line of an origin is its number, from 1.

    The whole feed is held in memory, so there is a bound for its size: that of one article.
    """
    data = read_whole(source.stream)
    if not data:
        return
    try:
        decoded = decode_page(data, override=source.options.encoding)
        parsed = _parse(strip_prolog(decoded.text))
    except (EncodingUnknown, EncodingNameUnknown, EntitiesDeclared, FeedBroken) as error:
        yield Skipped(source.origin, str(error))
        return
    faults = _note_faults(parsed)
    if not parsed.entries:
        empty = ": ".join(("no entry in the feed", *faults))
        yield Skipped(source.origin, empty if parsed.get("version") else "not a feed")
    notes = faults + decoded.notes
    feed = Feed(parsed.feed.get("title", ""), source.options, notes)
    for number, values in enumerate(parsed.entries, start=1):
        yield read_entry(Entry(values), feed, source.at(number))


# What feedparser raises where a feed is broken.
_STUMBLES = (
    *(LookupError, TypeError, ValueError, ArithmeticError, AttributeError, AssertionError),
)


def _parse(text: str) -> Any:
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
    except (
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        AssertionError,
    ) as error:
        raise FeedBroken("the XML of the feed is too broken to be read") from error


@cache
def _feedparser() -> Any:
    # Slow to import, so only where feeds are read.
    import feedparser

    return feedparser


def _note_faults(parsed: Any) -> tuple[str, ...]:
    fault = parsed.get("bozo_exception")
    message = getattr(fault, "getMessage", None)
    return (f"not well-formed XML: {message()}",) if parsed.bozo and message else ()
