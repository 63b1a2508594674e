"""JSON: an article, an array of them, an object with a list of them inside, or one after another.

The file may be of any size: only one article at a time is in memory.
"""

import codecs
from collections.abc import Iterator, Mapping

import orjson

from corpus.document import Record, Skipped
from corpus.errors import EncodingUnknown
from corpus.inputs import Input
from corpus.readers import json_lines
from corpus.readers.elasticsearch import unwrap
from corpus.readers.fields import build_record
from corpus.readers.json_articles import Element, Fault, iter_articles
from corpus.readers.json_scanner import JsonScanner
from corpus.readers.text_stream import TextStream, open_pieces

NAME = "JSON"
SUFFIXES = (".json",)


def recognizes(head: bytes) -> bool:
    """Say whether an object or an array of them begins here."""
    start = head.lstrip()
    return start[:1] in (b"{", b"[") and start[1:].lstrip()[:1] in (b'"', b"{")


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield every article, numbered from 1."""
    # Lines keep a broken one from spoiling the next; brackets alone could not.
    if _are_lines(source.head):
        yield from json_lines.read(source)
        return
    text = open_pieces(source)
    for number, element in enumerate(iter_articles(JsonScanner(text.stream)), start=1):
        yield _build(element, text, source, number)


def _are_lines(head: bytes) -> bool:
    lines = head.removeprefix(codecs.BOM_UTF8).split(b"\n", 2)
    return len(lines) > 2 and all(map(_is_whole_object, lines[:2]))


def _is_whole_object(line: bytes) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False


def _build(element: Element, text: TextStream, source: Input, number: int) -> Record | Skipped:
    origin = source.at(number)
    if isinstance(element, Fault):
        return Skipped(origin, element.reason)
    try:
        values, notes = json_lines.parse_json(element, text)
    except EncodingUnknown as error:
        return Skipped(origin, str(error))
    except orjson.JSONDecodeError as error:
        return Skipped(origin, f"not valid JSON: {error.msg}")
    if not isinstance(values, Mapping):
        return Skipped(origin, "not an object with named fields")
    return build_record(unwrap(values), element, origin, notes, source.options)
