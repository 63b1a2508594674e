"""Feeds, RSS of all versions and Atom: every entry an article."""

import re
from collections.abc import Iterator

from corpus import streams
from corpus.document import Record, Skipped
from corpus.errors import EncodingNameUnknown, EncodingUnknown
from corpus.inputs import Input
from corpus.readers.feeds.entries import Entry, Feed, read_entry
from corpus.readers.feeds.large import read_large
from corpus.readers.feeds.parsing import FeedBroken, note_faults, parse_feed
from corpus.readers.feeds.prolog import EntitiesDeclared, strip_prolog
from corpus.readers.html_pages.charset import decode_page

NAME = "RSS or Atom"
SUFFIXES = (".rss", ".atom", ".rdf", ".xml")

_BEGINNING_BYTES = 8192
_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)\b([^<>]*)>")
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z]")
_NAMESPACES = {b"rss": b"", b"feed": b"/atom", b"rdf": b"rss"}


def recognizes(head: bytes) -> bool:
    """Say whether the outermost element is that of a feed."""
    beginning = head[:_BEGINNING_BYTES].replace(b"\0", b"")
    first = _FIRST_ELEMENT.search(beginning)
    root = _ROOT.match(beginning, first.start()) if first else None
    return root is not None and _NAMESPACES[root[1].lower()] in root[2].lower()


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every entry; the line of an origin is its number, from 1.

    A feed that is larger than an article may be is read in parts.
    """
    data = source.stream.read(streams.MAX_RECORD_BYTES + 1)
    if len(data) > streams.MAX_RECORD_BYTES:
        yield from read_large(data, source)
    elif data:
        yield from _read_whole(data, source)


def _read_whole(data: bytes, source: Input) -> Iterator[Record | Skipped]:
    try:
        decoded = decode_page(data, override=source.options.encoding)
        parsed = parse_feed(strip_prolog(decoded.text))
    except (EncodingUnknown, EncodingNameUnknown, EntitiesDeclared, FeedBroken) as error:
        yield Skipped(source.origin, str(error))
        return
    faults = note_faults(parsed)
    if not parsed.entries:
        empty = ": ".join(("no entry in the feed", *faults))
        yield Skipped(source.origin, empty if parsed.get("version") else "not a feed")
    notes = faults + decoded.notes
    feed = Feed(parsed.feed.get("title", ""), source.options, notes)
    for number, values in enumerate(parsed.entries, start=1):
        yield read_entry(Entry(values), feed, source.at(number))
