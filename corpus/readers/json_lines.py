"""JSON Lines: one article a line, an object with named fields."""

from collections.abc import Iterator

import orjson

from corpus.document import Origin, Record, Skipped, SourceFile
from corpus.encoding import UTF_8, UTF_16_MARKS, LineDecoder, note_encoding
from corpus.errors import EncodingUnknown, StreamUnreadable
from corpus.filenames import readable_path
from corpus.lines import trim
from corpus.readers.fields import build_record
from corpus.streams import format_suffix, iter_lines, open_stream

SUFFIXES = (".jsonl", ".ndjson")
_BLANK = object()


def accepts(file: SourceFile) -> bool:
    """Say whether the file is JSON Lines."""
    return format_suffix(file.path) in SUFFIXES


def read(file: SourceFile) -> Iterator[Record | Skipped]:
    """Yield the article of every line, or why there is none; a blank line holds no record."""
    path = str(readable_path(file.path))
    decoder = LineDecoder()
    number = 0
    try:
        with open_stream(file.path) as stream:
            for number, line in enumerate(iter_lines(stream), start=1):
                if number == 1 and line and line.startswith(UTF_16_MARKS):
                    yield Skipped(Origin(path), "JSON Lines in UTF-16; save the file as UTF-8")
                    return
                if outcome := _read_line(line, Origin(path, number), decoder):
                    yield outcome
    except StreamUnreadable as error:
        yield Skipped(Origin(path, number + 1 if number else None), str(error))


def _read_line(line: bytes | None, origin: Origin, decoder: LineDecoder) -> Record | Skipped | None:
    if line is None:
        return Skipped(origin, "the line is too long for one article")
    try:
        values = _parse(line, decoder)
    except EncodingUnknown as error:
        return Skipped(origin, str(error))
    except orjson.JSONDecodeError as error:
        return Skipped(origin, f"not valid JSON: {error.msg}")
    if values is _BLANK:
        return None
    if not isinstance(values, dict):
        return Skipped(origin, "not an object with named fields")
    return build_record(values, line.strip(), origin, note_encoding(decoder.encoding))


def _parse(line: bytes, decoder: LineDecoder) -> object:
    """Return the JSON value of a line, `_BLANK` where there is none."""
    if decoder.encoding == UTF_8:
        # Nearly every line; the parser finds out by itself, in half the time, whether it is UTF-8.
        try:
            values = orjson.loads(line)
        except orjson.JSONDecodeError:
            pass
        else:
            decoder.take_utf_8(line)
            return values
    text = trim(decoder.decode(line))
    return orjson.loads(text) if text else _BLANK
