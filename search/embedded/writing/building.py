"""Builds a segment from articles in memory: the compiled twin of tests/slow_segment.py."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.inversion import CURSOR, count_postings, write_postings
from search.embedded.storage.layout import LABELS, TEXTS
from search.embedded.storage.segments import MAX_DOCUMENTS, SegmentData
from search.embedded.storage.stored import pack_articles
from search.embedded.storage.strings import pack_strings
from search.embedded.writing.vocabulary import Vocabulary
from search.schema import Article


def build_segment(articles: Sequence[Article]) -> SegmentData:
    """Return the segment of the articles, numbered in their order.

    The same articles give the same bytes.

    Raises:
        ValueError: there are more than a segment holds.
    """
    if len(articles) > MAX_DOCUMENTS:
        raise ValueError(f"a segment holds {MAX_DOCUMENTS} articles, not {len(articles)}")
    stored, stored_arrays = pack_articles(articles)
    return SegmentData(text_arrays(articles) | value_arrays(articles) | stored_arrays, stored)


def text_arrays(articles: Sequence[Article]) -> dict[str, AnyArray]:
    """Return the table of spellings and the postings of every text field."""
    vocabulary = Vocabulary()
    words = {name: vocabulary.add([getattr(a, name) for a in articles]) for name in TEXTS}
    text, offsets, rows = vocabulary.table()
    arrays = {"spellings.text": text, "spellings.offsets": offsets}
    for name, (numbers, lengths) in words.items():
        arrays |= field_postings(name, numbers, lengths, rows, len(offsets) - 1)
    return arrays


def field_postings(
    field: str, numbers: AnyArray, lengths: AnyArray, rows: AnyArray, row_count: int
) -> dict[str, AnyArray]:
    """Return the postings of one field: see `count_postings` for what they are made of."""
    cursors = np.zeros((row_count, CURSOR), np.uint32)
    starts = np.zeros(row_count + 1, np.uint32)
    count_postings(numbers, lengths, rows, cursors, starts)
    # No position, and no frequency, is larger than the longest text.
    wide = np.uint16 if lengths.max(initial=0) < 1 << 16 else np.uint32
    docs = np.empty(starts[-1], np.uint16)
    freqs, positions = np.empty(starts[-1], wide), np.empty(len(numbers), wide)
    write_postings(numbers, lengths, rows, cursors, docs, freqs, positions)
    return {
        f"{field}.starts": starts,
        f"{field}.docs": docs,
        f"{field}.freqs": freqs,
        f"{field}.positions": positions,
        f"{field}.lengths": lengths,
    }


def value_arrays(articles: Sequence[Article]) -> dict[str, AnyArray]:
    """Return the columns of the articles: ids, days and labels."""
    arrays = pack_strings("ids", map(_encode, (article.id for article in articles)))
    days = [article.date.toordinal() if article.date else 0 for article in articles]
    arrays["days"] = np.array(days, np.int32)
    for label in LABELS:
        values = [getattr(article, label) for article in articles]
        distinct = {value: number for number, value in enumerate(sorted(set(values)))}
        arrays |= pack_strings(label, map(_encode, distinct))
        arrays[f"{label}.numbers"] = np.array([distinct[value] for value in values], np.uint32)
    return arrays


def _encode(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass")
