"""Shapes of folded forms: `*` for any letters or none, `?` for one."""

import re

from search.analysis import fold

_SIGNS = re.compile(r"[*?]")


def literal_prefix(pattern: str) -> str:
    """Return the folded letters before the first sign, with which every matching form begins."""
    return fold(pattern[: _first_sign(pattern)])


def _first_sign(pattern: str) -> int:
    sign = _SIGNS.search(pattern)
    return sign.start() if sign else len(pattern)


def count_letters(pattern: str) -> int:
    """Return how many letters a pattern has besides its signs."""
    return len(_SIGNS.sub("", fold(pattern)))


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the expression that matches a folded form as a whole.

    What stands between two `*` is found at its first place for good, in an atomic group, so that
    no pattern takes more than a pass over the form for each of its parts.
    """
    first, *others = [_letters(part) for part in fold(pattern).split("*")]
    if not others:
        return re.compile(first, re.DOTALL)
    *middle, last = others
    found = "".join(f"(?>.*?{part})" for part in middle if part)
    return re.compile(f"{first}{found}.*{last}", re.DOTALL)


def _letters(part: str) -> str:
    return "".join("." if letter == "?" else re.escape(letter) for letter in part)
