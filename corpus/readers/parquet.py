"""Parquet: one article a row, columns as fields. Needs pyarrow, an extra: arshif[parquet].

The file is read by batches of rows; what cannot be sought in, a member of an archive or a
compressed file, has to fit into memory.
"""

import io
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import orjson

from corpus.document import Record, Skipped
from corpus.inputs import Input
from corpus.readers.fields import build_record

NAME = "Parquet"
SUFFIXES = (".parquet", ".pq")

MAX_UNSEEKABLE_BYTES = 256 * 1024 * 1024
_MAGIC = b"PAR1"
_BATCH_ROWS = 64
_BUFFER_BYTES = 1 << 18


def recognizes(head: bytes) -> bool:
    """Say whether the magic of Parquet stands at the beginning."""
    return head.startswith(_MAGIC)


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every row, numbered from 1."""
    try:
        from pyarrow import parquet
    except ImportError:
        yield Skipped(source.origin, "no reader for Parquet: needs pip install 'arshif[parquet]'")
        return
    stream = _seekable(source.stream)
    if stream is None:
        yield Skipped(source.origin, "too large to be read from an archive: unpack it first")
        return
    for number, row in enumerate(_read_rows(stream, parquet), start=1):
        if isinstance(row, str):
            yield Skipped(source.at(number), row)
            continue
        raw = orjson.dumps(row, default=repr, option=orjson.OPT_NON_STR_KEYS)
        yield build_record(row, raw, source.at(number), options=source.options)


def _seekable(stream: io.BufferedReader) -> io.BufferedIOBase | None:
    """Return the stream, or its bytes, so that one can go back in it; None if they are too many."""
    if stream.seekable():
        return stream
    held = io.BytesIO()
    # Piece by piece: a read sets aside at once all that it may give.
    while piece := stream.read(_BUFFER_BYTES):
        if held.tell() + len(piece) > MAX_UNSEEKABLE_BYTES:
            return None
        held.write(piece)
    held.seek(0)
    return held


def _read_rows(stream: io.BufferedIOBase, parquet: ModuleType) -> Iterator[dict[str, Any] | str]:
    """Yield every row as values, or why there are no more."""
    try:
        file = parquet.ParquetFile(stream, buffer_size=_BUFFER_BYTES, pre_buffer=False)
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
            yield from _plain_rows(batch)
    except _faults() as error:
        yield f"not valid Parquet: {_first_line(error)}"


def _plain_rows(batch: Any) -> Iterator[dict[str, Any] | str]:
    """Yield the rows of a batch; one that has no value in Python must not cost the others."""
    batch = _in_microseconds(batch)
    for index in range(batch.num_rows):
        try:
            yield batch.slice(index, 1).to_pylist()[0]
        except _faults() as error:
            yield f"not valid Parquet: {_first_line(error)}"


def _in_microseconds(batch: Any) -> Any:
    """Return the batch with the times that Python can hold; nanoseconds are cut off."""
    import pyarrow

    for index, field in enumerate(batch.schema):
        if pyarrow.types.is_timestamp(field.type) and field.type.unit == "ns":
            coarse = pyarrow.timestamp("us", field.type.tz)
            column = batch.column(index).cast(coarse, safe=False)
            batch = batch.set_column(index, field.with_type(coarse), column)
    return batch


@cache
def _faults() -> tuple[type[Exception], ...]:
    """Return all that pyarrow raises on damaged files."""
    import pyarrow

    return (
        *(pyarrow.ArrowException, OSError, ValueError, LookupError, TypeError),
        *(OverflowError, MemoryError, RuntimeError),
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
