"""The nodes of a query that restrict and do not score: dates, labels, and groups of such."""

from collections.abc import Callable, Iterable
from functools import reduce

import numpy as np

from search.compiling import AnyArray
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.query import DateRange, Group, MonthOfYears, Node, Occur, Phrase
from search.schema import FIELDS_BY_NAME, Kind

Mask = Callable[[Part], AnyArray]
"""From a segment to a bool for each of its documents."""


def node_mask(node: Node, columns: Columns) -> Mask | None:
    """Return the mask of a node, None where it scores."""
    match node:
        case DateRange(first, last):
            return lambda part: columns.dated(part, first, last)
        case MonthOfYears(number, calendar):
            return lambda part: columns.in_month(part, number, calendar)
        case Phrase(words, str(name)) if FIELDS_BY_NAME[name].kind is Kind.LABEL:
            return lambda part: columns.labels[name].with_words(part, words)
        case Group():
            return _group_mask(node, columns)
    return None


def _group_mask(group: Group, columns: Columns) -> Mask | None:
    by_occur: dict[Occur, list[Mask]] = {occur: [] for occur in Occur}
    for clause in group.clauses:
        mask = node_mask(clause.node, columns)
        if mask is None:
            return None
        by_occur[clause.occur].append(mask)
    required, wanted = by_occur[Occur.MUST], by_occur[Occur.SHOULD]
    if wanted and not required:
        required = [any_of(wanted)]
    return all_of([*required, *map(negated, by_occur[Occur.MUST_NOT])])


def all_of(masks: Iterable[Mask]) -> Mask:
    """Return the mask of the documents that all masks let through; of all documents if none."""
    listed = tuple(masks)

    def mask(part: Part) -> AnyArray:
        everything: AnyArray = np.ones(part.segment.count, np.bool_)
        return reduce(np.logical_and, (each(part) for each in listed), everything)

    return mask


def any_of(masks: Iterable[Mask]) -> Mask:
    """Return the mask of the documents that a mask lets through."""
    listed = tuple(masks)

    def mask(part: Part) -> AnyArray:
        nothing: AnyArray = np.zeros(part.segment.count, np.bool_)
        return reduce(np.logical_or, (each(part) for each in listed), nothing)

    return mask


def negated(mask: Mask) -> Mask:
    """Return the mask of the documents that a mask does not let through."""
    return lambda part: ~mask(part)
