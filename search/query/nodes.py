"""The query as a tree, independent of any engine.

A leaf is what is looked for; a group combines leaves and groups by clauses, each with an
occurrence. Spans index the text that the user typed and do not count in comparisons.

A leaf of text searches in `field`, or in title and body where that is None; its `level` is that of
the request where that is None.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from corpus.calendar import Calendar as Calendar
from search.ranking import Level

Span = tuple[int, int]
NO_SPAN = (0, 0)


class Occur(Enum):
    """What a clause does to the matching articles; a group without MUST needs one SHOULD."""

    SHOULD = ""
    MUST = "+"
    MUST_NOT = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed."""

    text: str
    field: str | None = None
    level: Level | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other, in any form that folds to the same letters."""

    words: tuple[str, ...]
    field: str | None = None
    level: Level | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Words of one field with at most `slop` others between them, in any order.

    The k words of a phrase are near where the last is at most k - 1 + slop places behind the first.
    A word that is asked for twice has to stand there twice.
    """

    words: tuple[str, ...]
    slop: int
    field: str | None = None
    level: Level | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Folded forms of a shape: `*` stands for any letters or none, `?` for one."""

    text: str
    field: str | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Folded forms that at most `edits` slips of typing make of the word's own, 1 or 2."""

    text: str
    edits: int
    field: str | None = None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from `first` to `last`, both included; None leaves that side open."""

    first: dt.date | None
    last: dt.date | None
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class MonthOfYears:
    """Articles dated in a month, from 1 to 12, of whatever year."""

    number: int
    calendar: Calendar = Calendar.GREGORIAN
    span: Span = dataclasses.field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses taken together; without any clause, every article.

    In a choice all clauses are SHOULD because the user asked for one or the other; elsewhere SHOULD
    is what nobody said anything about, and whoever wants all words may require it.
    """

    clauses: "tuple[Clause, ...]" = ()
    is_choice: bool = False


TextLeaf = Word | Phrase | Near | Pattern | Fuzzy
Leaf = TextLeaf | DateRange | MonthOfYears
Node = Leaf | Group


@dataclass(frozen=True, slots=True)
class Clause:
    """A node and what it does in its group."""

    occur: Occur
    node: Node


def iter_leaves(node: Node) -> Iterator[Leaf]:
    """Yield all leaves of a tree, forbidden ones too, in their order."""
    if not isinstance(node, Group):
        yield node
        return
    for clause in node.clauses:
        yield from iter_leaves(clause.node)


def wanted_texts(group: Group) -> Iterator[TextLeaf]:
    """Yield the leaves of text that a matching article may show, in their order."""
    for clause in group.clauses:
        if clause.occur is Occur.MUST_NOT:
            continue
        if isinstance(clause.node, Group):
            yield from wanted_texts(clause.node)
        elif isinstance(clause.node, TextLeaf):
            yield clause.node
