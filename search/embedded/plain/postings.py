"""Postings for Whoosh: the posting list of one term, merged from the rows that it stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from search.compiling import AnyArray


@dataclass(frozen=True)
class Postings:
    """The posting list of one term in one segment.

    `docs` are the documents that hold it, ascending; `freqs` how often each does. `read_positions`
    returns the positions of all its occurrences, by document and then ascending; it is only asked
    when they are wanted.
    """

    docs: AnyArray
    freqs: AnyArray
    read_positions: Callable[[], AnyArray]

    @cached_property
    def positions(self) -> AnyArray:
        """The positions of all occurrences, by document and then ascending."""
        return self.read_positions()

    @cached_property
    def ends(self) -> AnyArray:
        """Where in `positions` those of each document end."""
        return np.cumsum(self.freqs, dtype=np.int64)

    def positions_of(self, number: int) -> list[int]:
        """Return the positions of the term in the document `docs[number]`."""
        end = int(self.ends[number])
        found: list[int] = self.positions[end - int(self.freqs[number]) : end].tolist()
        return found


def one_per_document(docs: AnyArray, freqs: AnyArray) -> tuple[AnyArray, AnyArray]:
    """Return the documents, once each, and the sums of their freqs.

    A segment keeps a document that has a word more than 255 times as several postings in a row.
    """
    firsts = np.flatnonzero(np.append(True, docs[1:] != docs[:-1]))
    return docs[firsts], np.add.reduceat(freqs, firsts, dtype=np.int64)


def merge_postings(parts: Sequence[Postings]) -> Postings:
    """Return the postings of a term that stands for several: occurrences of all, in order."""
    if len(parts) == 1:
        return parts[0]
    docs, where = np.unique(np.concatenate([part.docs for part in parts]), return_inverse=True)
    freqs = np.zeros(len(docs), np.int64)
    np.add.at(freqs, where, np.concatenate([part.freqs for part in parts]))
    return Postings(docs, freqs, lambda: _merge_positions(parts))


def _merge_positions(parts: Sequence[Postings]) -> AnyArray:
    documents = np.concatenate([np.repeat(part.docs, part.freqs) for part in parts])
    positions = np.concatenate([part.positions for part in parts])
    return positions[np.lexsort((positions, documents))]
