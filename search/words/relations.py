"""Forms that answer a query word: each with a weight and one reason."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a form answers a word, from the nearest relation to the farthest.

    The last two are of what a user typed, not of words: the shape of a pattern, slips of typing.
    """

    SAME = "same"
    CLITIC = "clitic"
    INFLECTION = "inflection"
    STEM = "stem"
    ROOT = "root"
    PLURAL = "plural"
    SPELLING = "spelling"
    NAME = "name"
    COMPOUND = "compound"
    NUMBER = "number"
    PATTERN = "pattern"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class RelatedForm:
    """A folded form that answers a word.

    `weight` is from 0 to 1, which only the word's own form has; `articles` counts those that have
    the form. `spelling` is how these write it most often, as the word was typed where none has it;
    empty where nobody looked. Lists of them are in descending order of weight, the word's own form
    first.
    """

    form: str
    weight: float
    reason: Reason
    articles: int
    spelling: str = ""
