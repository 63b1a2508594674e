"""The query as a tree, independent of any engine.

A leaf is what is looked for; a group combines leaves and groups by clauses, each with an
occurrence. Spans index the text that the user typed and do not count in comparisons.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

Span = tuple[int, int]
NO_SPAN = (0, 0)


class Occur(Enum):
    """What a clause does to the matching articles; a group without MUST needs one SHOULD."""

    SHOULD = ""
    MUST = "+"
    MUST_NOT = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, in `field`, or in title and body where that is None."""

    text: str
    field: str | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other, in any form that folds to the same letters."""

    words: tuple[str, ...]
    field: str | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, both included; None leaves that side open."""

    first: dt.date | None
    last: dt.date | None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses taken together; without any clause, every article."""

    clauses: "tuple[Clause, ...]" = ()


Leaf = Word | Phrase | DateRange
Node = Leaf | Group


@dataclass(frozen=True, slots=True)
class Clause:
    """A node and what it does in its group."""

    occur: Occur
    node: Node


def wanted_texts(group: Group) -> Iterator[Word | Phrase]:
    """Yield the words and phrases that a matching article may show, in their order."""
    for clause in group.clauses:
        if clause.occur is Occur.MUST_NOT:
            continue
        if isinstance(clause.node, Group):
            yield from wanted_texts(clause.node)
        elif isinstance(clause.node, Word | Phrase):
            yield clause.node
