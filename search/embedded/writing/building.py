"""Builds a segment from records of articles: the compiled twin of tests/slow_segment.py."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.inversion import CURSOR, count_postings, write_postings
from search.embedded.kernels.packing import measure, pack
from search.embedded.kernels.places import mark_postings
from search.embedded.storage.layout import LABELS, TEXTS
from search.embedded.storage.records import field_as_utf8, split_record
from search.embedded.storage.segments import MAX_DOCUMENTS, SegmentData
from search.embedded.storage.stored import pack_records
from search.embedded.writing.signing import sign_articles
from search.embedded.writing.vocabulary import Vocabulary
from search.schema import Article
from search.strings import StringTable, pack_strings

_FIELDS = fields(Article)

Columns = Mapping[str, Sequence[bytes]]
"""The fields of records: for each name of a field what each record holds of it."""


def build_segment(records: Sequence[bytes]) -> SegmentData:
    """Return the segment of the articles that `encode_article` made records of, in their order.

    The same articles give the same bytes.

    Raises:
        ValueError: there are more than a segment holds.
    """
    if len(records) > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds {MAX_DOCUMENTS} articles, not {len(records)}")
    parted = [split_record(record) for record in records]
    columns = {spec.name: [row[place] for row in parted] for place, spec in enumerate(_FIELDS)}
    stored, stored_arrays = pack_records(records)
    return SegmentData(text_arrays(columns) | value_arrays(columns) | stored_arrays, stored)


def text_arrays(columns: Columns) -> dict[str, AnyArray]:
    """Return the table of spellings, the postings of every text field, and the signatures."""
    vocabulary = Vocabulary()
    words = {name: vocabulary.add(columns[name]) for name in TEXTS}
    text, offsets, rows = vocabulary.table()
    spellings = StringTable(text, offsets)
    arrays = spellings.arrays("spellings")
    for name, (numbers, lengths) in words.items():
        arrays |= field_postings(name, numbers, lengths, rows, len(spellings))
    signatures = sign_articles(words["title"], words["body"], spellings, rows)
    return arrays | {"signatures": signatures}


def field_postings(
    field: str, numbers: AnyArray, lengths: AnyArray, rows: AnyArray, row_count: int
) -> dict[str, AnyArray]:
    """Return the postings of one field: see `count_postings` for what they are made of."""
    cursors = np.zeros((row_count, CURSOR), np.uint32)
    starts = np.zeros(row_count + 1, np.uint32)
    count_postings(numbers, lengths, rows, cursors, starts)
    docs, freqs = np.empty(starts[-1], np.uint16), np.empty(starts[-1], np.uint8)
    positions = np.empty(len(numbers), np.uint32)
    write_postings(numbers, lengths, rows, cursors, docs, freqs, positions)
    widths = measure(lengths)
    return {
        f"{field}.starts": starts,
        f"{field}.docs": docs,
        f"{field}.freqs": freqs,
        f"{field}.positions": pack(docs, freqs, widths, positions),
        f"{field}.marks": mark_postings(docs, freqs, widths),
        f"{field}.lengths": lengths,
    }


def value_arrays(columns: Columns) -> dict[str, AnyArray]:
    """Return the columns of the articles: ids, days and labels."""
    arrays = pack_strings("ids", map(field_as_utf8, columns["id"]))
    arrays["days"] = np.array([_day(date) for date in columns["date"]], np.int32)
    for label in LABELS:
        values = columns[label]
        # UTF-8 keeps the order of code points.
        distinct = sorted((field_as_utf8(value), value) for value in set(values))
        numbers = {value: number for number, (_, value) in enumerate(distinct)}
        arrays |= pack_strings(label, (text for text, _ in distinct))
        arrays[f"{label}.numbers"] = np.array([numbers[value] for value in values], np.uint32)
    return arrays


def _day(date: bytes) -> int:
    return dt.date.fromisoformat(date.decode()).toordinal() if date else 0
