"""What Whoosh's readers of one segment share: its files, and what is built from them on demand."""

from pathlib import Path
from threading import Lock

import numpy as np

from search.arrays import open_arrays
from search.compiling import AnyArray
from search.embedded.plain.schema import whoosh_schema
from search.embedded.plain.values import ValueTerms, date_terms, id_terms, label_terms
from search.embedded.plain.words import RowPostings, WordTerms, strings_of_rows
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.documents import open_documents
from search.embedded.storage.segments import Segment
from search.lexicon.lexicon import LEXICON
from search.schema import FIELDS, FIELDS_BY_NAME, Kind
from search.strings import StringTable

INDEXED = sorted(spec.name for spec in FIELDS if spec.kind is not Kind.STORED)
"""The fields that have terms, in the order in which Whoosh walks through them."""

FieldTerms = WordTerms | ValueTerms


class SegmentSource:
    """One segment of a generation, opened; nothing is decoded before it is asked for."""

    def __init__(self, directory: Path, name: str, first: int) -> None:
        """Map the files of a segment whose first document has the number `first`.

        Raises:
            IndexUnusable: a file is missing or damaged, or made by another version.
        """
        self.segment = Segment.open(directory, name)
        self._lexicon = open_arrays(directory / LEXICON, "lexicon")
        alive = open_documents(directory)["alive"][first : first + self.segment.count]
        self.dead = frozenset(np.flatnonzero(alive == 0).tolist())
        self._rows_name = f"rows.{name.removeprefix(SEGMENT)}"
        self._terms: dict[str, FieldTerms] = {}
        self._lengths: dict[str, AnyArray | None] = {}
        self._rows: dict[str, RowPostings] = {}
        self._lock = Lock()

    def terms(self, field: str) -> FieldTerms:
        """Return the terms of one of the `INDEXED` fields."""
        with self._lock:
            if field not in self._terms:
                self._terms[field] = self._build(field)
            return self._terms[field]

    def lengths(self, field: str) -> AnyArray | None:
        """Return the number of words of a field in each document, None where none are counted."""
        if field not in self._lengths:
            self._lengths[field] = self._count_words(field)
        return self._lengths[field]

    def _count_words(self, field: str) -> AnyArray | None:
        spec = FIELDS_BY_NAME.get(field)
        if spec is None or spec.kind in (Kind.IDENTIFIER, Kind.DATE, Kind.STORED):
            return None
        if spec.kind is Kind.LABEL:
            terms = self.terms(field)
            assert isinstance(terms, ValueTerms)
            return terms.lengths
        return self.segment.arrays[f"{spec.of or spec.name}.lengths"]

    def _build(self, field: str) -> FieldTerms:
        arrays, spec = self.segment.arrays, FIELDS_BY_NAME[field]
        match spec.kind:
            case Kind.IDENTIFIER:
                return id_terms(self.segment.ids)
            case Kind.DATE:
                return date_terms(whoosh_schema()[field], arrays["days"])
            case Kind.LABEL:
                labels = StringTable.of(arrays, field)
                return label_terms(whoosh_schema()[field], labels, arrays[f"{field}.numbers"])
        text = spec.of or spec.name
        rows = self._rows.setdefault(text, RowPostings(arrays, text))
        numbers = self._lexicon[self._rows_name]
        return WordTerms(rows, *strings_of_rows(self._lexicon, numbers, spec.view))
