"""The query language, independent of any engine: text → tree → text."""

from search.query.hijri import HijriDate, hijri_date
from search.query.nodes import (
    Calendar,
    Clause,
    DateRange,
    Fuzzy,
    Group,
    Leaf,
    MonthOfYears,
    Near,
    Node,
    Occur,
    Pattern,
    Phrase,
    Span,
    TextLeaf,
    Word,
    iter_leaves,
    wanted_texts,
)
from search.query.notes import Warned
from search.query.own_levels import OwnLevels
from search.query.parser import ParsedQuery, parse_query
from search.query.printer import print_leaf, print_query

__all__ = [
    "Calendar",
    "Clause",
    "DateRange",
    "Fuzzy",
    "Group",
    "HijriDate",
    "Leaf",
    "MonthOfYears",
    "Near",
    "Node",
    "Occur",
    "OwnLevels",
    "ParsedQuery",
    "Pattern",
    "Phrase",
    "Span",
    "TextLeaf",
    "Warned",
    "Word",
    "hijri_date",
    "iter_leaves",
    "parse_query",
    "print_leaf",
    "print_query",
    "wanted_texts",
]
