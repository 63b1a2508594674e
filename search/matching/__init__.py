"""Which words of a text answer a query, and as which form: for marks, counts and explanations."""

from search.matching.answers import Answer, Match, matched_forms
from search.matching.matcher import Matcher
from search.matching.rows import Row
from search.matching.scanning import EVERY_PLACE, Place, Scan, Scanned, Scanning, scanning_all
from search.matching.wanted import Meanings, Wanted, WantedWord, own_form, want
from search.matching.windows import count_windows

__all__ = [
    "EVERY_PLACE",
    "Answer",
    "Match",
    "Matcher",
    "Meanings",
    "Place",
    "Row",
    "Scan",
    "Scanned",
    "Scanning",
    "Wanted",
    "WantedWord",
    "count_windows",
    "matched_forms",
    "own_form",
    "scanning_all",
    "want",
]
