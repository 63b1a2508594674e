"""Reads bytes as a file of a name would be read, without a file."""

import io
from pathlib import PurePath

from corpus.document import Origin, Record, Skipped
from corpus.inputs import HEAD_BYTES, Input, Options, Reader
from corpus.reading import with_defaults


def make_input(data: bytes, name: str, options: Options | None = None) -> Input:
    """Return an open input of these bytes; `name` is its place under its source."""
    stream = io.BufferedReader(io.BytesIO(data), HEAD_BYTES)  # type: ignore[type-var]
    return Input(stream, PurePath(name), Origin(name), options or Options())


def read_bytes(
    reader: Reader, data: bytes, name: str, options: Options | None = None
) -> list[Record | Skipped]:
    """Return what a reader makes of the bytes of a file."""
    outcomes = reader.read(make_input(data, name, options))
    return [with_defaults(outcome, options or Options()) for outcome in outcomes]
