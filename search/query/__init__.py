"""The query language, independent of any engine: text → tree → text."""

from search.query.nodes import (
    Clause,
    DateRange,
    Group,
    Leaf,
    Node,
    Occur,
    Phrase,
    Span,
    Word,
    wanted_texts,
)
from search.query.parser import ParsedQuery, Warned, parse_query
from search.query.printer import print_query

__all__ = [
    "Clause",
    "DateRange",
    "Group",
    "Leaf",
    "Node",
    "Occur",
    "ParsedQuery",
    "Phrase",
    "Span",
    "Warned",
    "Word",
    "parse_query",
    "print_query",
    "wanted_texts",
]
