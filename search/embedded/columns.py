"""One value per article, held in memory by document number: ids, days and labels."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from whoosh.reading import IndexReader

from search.analysis import fold_label
from search.embedded.whoosh_schema import DAY
from search.schema import FACETS

Value = TypeVar("Value")


class LabelColumn:
    """The labels of a facet; spellings that fold to the same letters are one label.

    `shown[key]` is the most frequent spelling of a label, the first in the alphabet among equals.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        written = list(labels)
        folded = {label: fold_label(label) for label in set(written)}
        self.keys = [folded[label] for label in written]
        self.shown: dict[str, str] = {}
        for label, _ in sorted(Counter(written).items(), key=lambda item: (-item[1], item[0])):
            self.shown.setdefault(folded[label], label)

    def numbers(self, labels: Iterable[str]) -> set[int]:
        """Return the documents that bear one of the labels, in any spelling."""
        wanted = {fold_label(label) for label in labels}
        return {number for number, key in enumerate(self.keys) if key in wanted}


class Columns:
    """The columns of a generation, read once when it is opened."""

    def __init__(self, reader: IndexReader) -> None:
        count = reader.doc_count_all()
        self.ids: list[str] = _read(reader, "id", count, "")
        self.days: list[int] = _read(reader, DAY, count, 0)
        self.labels = {name: LabelColumn(_read(reader, name, count, "")) for name in FACETS}
        self.number_of = {article_id: number for number, article_id in enumerate(self.ids)}

    def dated(self, first: dt.date | None, last: dt.date | None) -> set[int]:
        """Return the documents dated from `first` to `last`; undated ones never are."""
        low = first.toordinal() if first else 1
        high = last.toordinal() if last else dt.date.max.toordinal()
        return {number for number, day in enumerate(self.days) if low <= day <= high}


def _read(reader: IndexReader, name: str, count: int, missing: Value) -> list[Value]:
    """Return a column as a list; a column that no article has is not in the index."""
    if not reader.has_column(name):
        return [missing] * count
    column = reader.column_reader(name)
    return [column[number] for number in range(count)]
