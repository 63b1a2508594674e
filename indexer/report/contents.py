"""What the articles of a run are like: when, where and how long, counted as they pass."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from corpus import Document
from search import Article

MAX_NAMES = 10_000
"""How many sources, and sections, are counted apart; the rest count together as `OTHER`."""
OTHER = "other"
ARABIC, PERSIAN_OR_URDU, LATIN, NO_LETTERS = "Arabic", "Persian or Urdu", "Latin letters", "other"
# Enough to tell the language of an article by its letters.
_SAMPLE_CHARACTERS = 120
_ARABIC_LETTERS = re.compile("[\u0620-\u064a]")
_OTHER_ARABIC_SCRIPT = re.compile("[پچژگٹڈڑےھں]")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")

Counts = tuple[tuple[str, int], ...]
"""Names with how many articles each has, in an order of use to readers."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Articles counted by what they are.

    `months` are "2016-03" in their order; `undated` articles have no date, `hijri` of the others
    came with one of the Hijri calendar. `sources`, `sections` and `languages` are the largest
    first, "" for articles that name none; the language is told by the letters. `lengths` are by
    characters of text: "1000" counts those of 1,000 to 1,999, and so on by powers of two.
    """

    months: Counts = ()
    undated: int = 0
    hijri: int = 0
    sources: Counts = ()
    sections: Counts = ()
    languages: Counts = ()
    lengths: Counts = ()


class ContentsCounter:
    """Counts articles as they are given to the index, in bounded memory."""

    def __init__(self) -> None:
        self._days: Counter[dt.date] = Counter()
        self._undated = self._hijri = 0
        self._names: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._languages: Counter[str] = Counter()
        self._lengths: Counter[int] = Counter()

    def add(self, article: Document | Article) -> None:
        """Count an article."""
        if article.date:
            self._days[article.date] += 1
        else:
            self._undated += 1
        self._hijri += bool(article.hijri)
        for names, name in zip(self._names, (article.source, article.section), strict=True):
            names[name if name in names or len(names) < MAX_NAMES else OTHER] += 1
        self._languages[tell_language(article.body or article.title)] += 1
        self._lengths[(len(article.body) // 125).bit_length()] += 1

    def close(self) -> Contents:
        """Return what was counted."""
        months: Counter[str] = Counter()
        for day, count in self._days.items():
            months[f"{day.year:04}-{day.month:02}"] += count
        sources, sections = (_largest_first(names) for names in self._names)
        return Contents(
            months=tuple(sorted(months.items())),
            undated=self._undated,
            hijri=self._hijri,
            sources=sources,
            sections=sections,
            languages=_largest_first(self._languages),
            lengths=tuple(
                (str(125 << (size - 1) if size else 0), count)
                for size, count in sorted(self._lengths.items())
            ),
        )


def tell_language(text: str) -> str:
    """Return the language of a text by the letters of its beginning."""
    sample = text[:_SAMPLE_CHARACTERS]
    if _OTHER_ARABIC_SCRIPT.search(sample):
        return PERSIAN_OR_URDU
    # So many bytes more than characters, and a word with «ال»: nearly every text.
    if "ال" in sample and 5 * len(sample.encode("utf-8", "replace")) > 8 * len(sample):
        return ARABIC
    arabic, latin = (len(each.findall(sample)) for each in (_ARABIC_LETTERS, _LATIN_LETTERS))
    if not arabic and not latin:
        return NO_LETTERS
    return ARABIC if arabic >= latin else LATIN


def _largest_first(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
