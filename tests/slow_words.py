"""Patterns, slips of typing and nearness, each as its definition says it: slow and obvious."""

from collections import Counter
from collections.abc import Sequence
from functools import cache


def matches_pattern(pattern: str, form: str) -> bool:
    """Say whether a form has the shape of a pattern: * any letters or none, ? one."""

    @cache
    def rest_matches(shape: int, letter: int) -> bool:
        if shape == len(pattern):
            return letter == len(form)
        if pattern[shape] == "*":
            return any(rest_matches(shape + 1, end) for end in range(letter, len(form) + 1))
        same = letter < len(form) and pattern[shape] in ("?", form[letter])
        return same and rest_matches(shape + 1, letter + 1)

    return rest_matches(0, 0)


def distance(one: str, other: str) -> int:
    """Return how many letters are to be put in, left out, changed or swapped with the next.

    Of what was swapped nothing is changed again: the optimal string alignment, a restriction of
    Damerau's and Levenshtein's distance.
    """

    @cache
    def best(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [
            best(i - 1, j) + 1,
            best(i, j - 1) + 1,
            best(i - 1, j - 1) + (one[i - 1] != other[j - 1]),
        ]
        if i > 1 and j > 1 and (one[i - 2], one[i - 1]) == (other[j - 1], other[j - 2]):
            ways.append(best(i - 2, j - 2) + 1)
        return min(ways)

    return best(len(one), len(other))


def count_near(terms: Sequence[str], wanted: Sequence[str], slop: int) -> int:
    """Count the places with all wanted terms that are as short as they can be, and short enough.

    A place goes from a term to a later one; it counts if it has every wanted term as often as that
    is wanted, without its first or its last term it has not, and it has at most `slop` others.
    """

    def has_all(first: int, end: int) -> bool:
        return not Counter(wanted) - Counter(terms[first:end])

    return sum(
        has_all(first, end) and not has_all(first + 1, end) and not has_all(first, end - 1)
        for first in range(len(terms))
        for end in range(first + 1, min(len(terms), first + len(wanted) + slop) + 1)
    )
