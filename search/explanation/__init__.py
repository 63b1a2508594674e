"""Why an article was found: its score as a tree of numbers, and one Arabic sentence."""

from search.explanation.ageing import with_recency
from search.explanation.derivation import Derivation, Statistics
from search.explanation.sentence import say_why
from search.explanation.words import (
    Analysis,
    ReasonedForm,
    UnderstoodWord,
    understand,
    understand_query,
)

__all__ = [
    "Analysis",
    "Derivation",
    "ReasonedForm",
    "Statistics",
    "UnderstoodWord",
    "say_why",
    "understand",
    "understand_query",
    "with_recency",
]
