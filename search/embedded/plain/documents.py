"""Whoosh's view of the documents of a segment: columns, lengths, deletions, stored articles."""

from collections.abc import Iterator

from whoosh.codec.base import PerDocumentReader
from whoosh.columns import Column, ColumnReader

from search.embedded.plain.columns import label_column, number_column, text_column
from search.embedded.plain.schema import DAY, stored_values
from search.embedded.plain.source import SegmentSource
from search.schema import FIELDS, Kind
from search.strings import StringTable

LABELS = tuple(spec.name for spec in FIELDS if spec.kind is Kind.LABEL)
COLUMNS = ("id", *LABELS, DAY)


class DocumentsReader(PerDocumentReader):  # type: ignore[misc]
    """The documents of one segment, by number."""

    def __init__(self, source: SegmentSource) -> None:
        self._source = source

    def close(self) -> None:
        """Let go of the files: they close when nobody holds what was read from them."""
        del self._source

    def doc_count_all(self) -> int:
        """Return how many documents there are, deleted ones too."""
        return self._source.segment.count

    def doc_count(self) -> int:
        """Return how many documents are not deleted."""
        return self.doc_count_all() - len(self._source.dead)

    def has_deletions(self) -> bool:
        """Say whether any document is deleted."""
        return bool(self._source.dead)

    def is_deleted(self, docnum: int) -> bool:
        """Say whether a document is deleted; Whoosh asks one past the last, too."""
        return docnum in self._source.dead

    def deleted_docs(self) -> Iterator[int]:
        """Yield the deleted documents."""
        return iter(sorted(self._source.dead))

    def supports_columns(self) -> bool:
        """Say that there are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Say whether a field has a column."""
        return fieldname in COLUMNS

    def list_columns(self) -> list[str]:
        """Return the fields that have columns."""
        return list(COLUMNS)

    def column_reader(self, fieldname: str, column: Column) -> ColumnReader:
        """Return the column of a field; what kind it is, the field alone decides."""
        segment = self._source.segment
        if fieldname == DAY:
            return number_column(segment.arrays["days"])
        if fieldname in LABELS:
            labels = StringTable.of(segment.arrays, fieldname)
            return label_column(labels, segment.arrays[f"{fieldname}.numbers"])
        return text_column(segment.ids)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the number of words of a field in a document, `default` where there is none.

        Lengths are exact; Whoosh's own codec rounds them to steps of up to 3 %.
        """
        lengths = self._source.lengths(fieldname)
        return default if lengths is None else int(lengths[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """Return the number of words of a field in all documents, deleted ones too."""
        lengths = self._source.lengths(fieldname)
        return 0 if lengths is None else int(lengths.sum())

    def min_field_length(self, fieldname: str) -> int:
        """Return the number of words of a field where it is shortest."""
        lengths = self._source.lengths(fieldname)
        return int(lengths.min()) if lengths is not None and len(lengths) else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the number of words of a field where it is longest."""
        lengths = self._source.lengths(fieldname)
        return int(lengths.max()) if lengths is not None and len(lengths) else 0

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """Return the article as Whoosh stores it: what is empty is left out."""
        return stored_values(self._source.segment.article(docnum))
