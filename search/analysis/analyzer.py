"""The views of a written word: what each searchable field keeps of it.

A word is analysed once per distinct surface, not every time it occurs: each view is cached.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.metadata import version

from search.analysis import folding, letters, stemming, tokenizer
from search.analysis.stopwords import is_stop

CACHED_WORDS = 1 << 18


class View(StrEnum):
    """What is kept of a word, from the strictest to the loosest."""

    SPELLING = "spelling"
    FORM = "form"
    STEM = "stem"
    ROOT = "root"


_form = lru_cache(CACHED_WORDS)(folding.fold)
VIEWS: dict[View, Callable[[str], str]] = {
    View.SPELLING: lru_cache(CACHED_WORDS)(folding.spell),
    View.FORM: _form,
    View.STEM: lambda surface: stemming.stem(_form(surface)),
    View.ROOT: lambda surface: stemming.root(_form(surface)),
}
"""A function per view, from a word as written to the term that stands for it."""


@dataclass(frozen=True, slots=True)
class AnalysedWord:
    """Every step of the analysis of one word of a text.

    `segmentations` are the ways of taking the form apart that the stem was chosen among.
    """

    surface: str
    spelling: str
    form: str
    stem: str
    root: str
    segmentations: tuple[stemming.Segmentation, ...]
    is_stop: bool


def analyze_text(text: str) -> Iterator[AnalysedWord]:
    """Yield the analysis of each word of `text` in order."""
    for token in tokenizer.tokenize(text):
        views = {view.value: term(token.surface) for view, term in VIEWS.items()}
        yield AnalysedWord(
            surface=token.surface,
            segmentations=stemming.segmentations(views[View.FORM]),
            is_stop=is_stop(token.surface),
            **views,
        )


def fingerprint() -> str:
    """Return a digest of what decides the spelling of a word: a new digest, a new index."""
    return _digest(
        letters.LOOK_ALIKES, letters.MARKS, letters.CONTROLS, letters.DIGITS, tokenizer.PATTERN
    )


def stem_fingerprint() -> str:
    """Return a digest of every table and rule that decides a stem or a root."""
    return _digest(
        sorted(stemming.protected_stems()),
        sorted(stemming.ARTICLES),
        sorted(stemming.PARTICLES),
        sorted(stemming.FUTURES),
        sorted(stemming.RARE_PARTICLES),
        sorted(stemming.VERB_ENDINGS),
        sorted(stemming.ENDINGS),
        sorted(stemming.FEMININE_ENDINGS),
        sorted(stemming.PATTERN_LETTERS),
        sorted(stemming.SHORT_STEM_PREFIXES),
        sorted(stemming.ADDED_LETTERS),
        sorted(stemming.WEAK),
        (stemming.IMPERFECT, stemming.NISBA.pattern),
        (stemming.FIRST_LETTER, stemming.LAST_LETTER),
        (stemming.MIN_STEM, stemming.MIN_AFTER_PARTICLE),
        version("tashaphyne"),
    )


def _digest(*rules: object) -> str:
    return hashlib.blake2b(repr(rules).encode(), digest_size=8).hexdigest()
