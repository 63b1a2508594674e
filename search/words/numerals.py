"""Numbers in digits and in words: 3, ثلاثة and ثلاث; no archive has to say that they are one.

Forms are related, not stems: ثلاثون is no form of ثلاثة, and the stem of مئة is that of مئتان.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from search.analysis import fold
from search.ranking import WHOLE, Level
from search.words.graph import Related
from search.words.relations import Reason
from search.words.rules import REASONS, RULES


@cache
def numbers() -> Mapping[str, tuple[str, ...]]:
    """Return the other forms, folded, of each form in data/numbers.tsv."""
    text = files("search.words").joinpath("data/numbers.tsv").read_text("utf-8")
    return parse_numbers(text.splitlines())


def parse_numbers(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the other forms of each form of lines of digits and words; # begins a comment.

    Raises:
        ValueError: a line has no digits before its words, no words, or a form that is there twice.
    """
    others: dict[str, tuple[str, ...]] = {}
    for line in lines:
        if not line or line[0] == "#":
            continue
        forms = tuple(map(fold, line.split("\t")))
        is_new = len(set(forms)) == len(forms) and others.keys().isdisjoint(forms)
        if len(forms) < 2 or not forms[0].isdecimal() or not is_new:
            raise ValueError(f"digits and words that are nowhere else are wanted: {line}")
        others |= {form: tuple(each for each in forms if each != form) for form in forms}
    return others


def with_numbers(
    related: Related, form: str, level: Level, number_of: Callable[[str], int]
) -> Related:
    """Return what is related to a form, and the other ways of writing it where it is a number.

    `number_of` tells the number of a form in the archive, -1 where no article has it. Of two
    reasons the heavier one stands, the number's where they weigh the same.
    """
    named = [known for each in numbers().get(form, ()) if (known := number_of(each)) >= 0]
    if not named:
        return related
    weight = round(RULES[level][Reason.NUMBER].unjudged * WHOLE)
    is_other = ~np.isin(related.forms, named) | (related.weights > weight)
    added = np.setdiff1d(named, related.forms[is_other])
    forms = np.concatenate([related.forms[is_other], added.astype(np.uint32)])
    weights = np.concatenate([related.weights[is_other], np.full(len(added), weight)])
    reasons = np.concatenate(
        [related.reasons[is_other], np.full(len(added), REASONS.index(Reason.NUMBER))]
    )
    order = np.argsort(-weights.astype(np.int64), kind="stable")
    return Related(
        forms[order].astype(np.uint32),
        weights[order].astype(np.uint16),
        reasons[order].astype(np.uint8),
    )
