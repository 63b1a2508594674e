"""JSON Lines: one article a line, an object with named fields."""

from collections.abc import Iterator

import orjson

from corpus.document import Record, Skipped
from corpus.encoding import UTF_8
from corpus.errors import EncodingUnknown
from corpus.inputs import Input
from corpus.lines import trim
from corpus.readers.elasticsearch import Actions
from corpus.readers.fields import build_record
from corpus.readers.text_stream import TextStream, open_pieces
from corpus.streams import iter_lines

NAME = "JSON Lines"
SUFFIXES = (".jsonl", ".ndjson")
BLANK = object()


def recognizes(head: bytes) -> bool:
    """Say whether there is an object on the first line, and nothing else."""
    line, end, _ = head.lstrip().partition(b"\n")
    return bool(end) and line.startswith(b"{") and line.rstrip().endswith(b"}")


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every line, or why there is none; a blank line holds no record."""
    text, actions = open_pieces(source), Actions()
    for number, line in enumerate(iter_lines(text.stream), start=1):
        if outcome := _read_line(line, source, number, text, actions):
            yield outcome


def _read_line(
    line: bytes | None, source: Input, number: int, text: TextStream, actions: Actions
) -> Record | Skipped | None:
    origin = source.at(number)
    if line is None:
        return Skipped(origin, "the line is too long for one article")
    try:
        values, notes = parse_json(line, text)
    except EncodingUnknown as error:
        return Skipped(origin, str(error))
    except orjson.JSONDecodeError as error:
        return Skipped(origin, f"not valid JSON: {error.msg}")
    if values is BLANK:
        return None
    if not isinstance(values, dict):
        return Skipped(origin, "not an object with named fields")
    document = actions.take(values)
    if document is None:
        return None
    return build_record(document, line.strip(), origin, notes, source.options)


def parse_json(piece: bytes, text: TextStream) -> tuple[object, tuple[str, ...]]:
    """Return the JSON value of a piece, `BLANK` where there is none, and notes on its bytes.

    Raises:
        EncodingUnknown: it is no text that is known.
        orjson.JSONDecodeError: it is not JSON.
    """
    if text.decoder.encoding == UTF_8:
        # Nearly every line; the parser finds out by itself, in half the time, whether it is UTF-8.
        try:
            values = orjson.loads(piece)
        except orjson.JSONDecodeError:
            pass
        else:
            text.decoder.take_utf_8(piece)
            return values, text.take_notes()
    decoded = text.decode(piece)
    written = trim(decoded.text)
    notes = (*decoded.notes, *text.take_notes())
    return (orjson.loads(written) if written else BLANK), notes
