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
# Signs, and letters that are neither Latin nor of other languages in Arabic script.
_NOT_OTHERS = re.compile(
    r"[\0-@\[-`{-\u00bf\u0600-\u0678\u067a-\u067d\u067f-\u0685\u0687\u0689-\u0690\u2000-\u206f]*"
)
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f]")
# Sets of traits that are held before they are summed up.
_MAX_ALIKE = 1000
_Traits = tuple[dt.date | None, bool, str, str, str, int]

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
    """Counts articles as they are given to the index, in bounded memory.

    Articles that are alike in all that is counted are counted together first: many are.
    """

    def __init__(self) -> None:
        self._alike: dict[_Traits, int] = {}
        self._days: Counter[dt.date] = Counter()
        self._undated = self._hijri = 0
        self._names: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self._languages: Counter[str] = Counter()
        self._lengths: Counter[int] = Counter()

    def add(self, article: Document | Article) -> None:
        """Count an article."""
        body = article.body
        traits = (
            article.date,
            article.hijri != "",
            article.source,
            article.section,
            tell_language(body or article.title),
            (len(body) // 125).bit_length(),
        )
        alike = self._alike
        alike[traits] = alike.get(traits, 0) + 1
        if len(alike) > _MAX_ALIKE:
            self._sum_up()

    def close(self) -> Contents:
        """Return what was counted."""
        self._sum_up()
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

    def _sum_up(self) -> None:
        # In the order in which they came first, so that the same names have room as one by one.
        for (day, is_hijri, source, section, language, size), count in self._alike.items():
            if day:
                self._days[day] += count
            else:
                self._undated += count
            self._hijri += is_hijri * count
            for names, name in zip(self._names, (source, section), strict=True):
                names[name if name in names or len(names) < MAX_NAMES else OTHER] += count
            self._languages[language] += count
            self._lengths[size] += count
        self._alike.clear()


def tell_language(text: str) -> str:
    """Return the language of a text by the letters of its beginning."""
    sample = text[:_SAMPLE_CHARACTERS]
    if "ال" in sample and _NOT_OTHERS.fullmatch(sample):
        return ARABIC  # Nearly every text.
    if _OTHER_ARABIC_SCRIPT.search(sample):
        return PERSIAN_OR_URDU
    arabic, latin = (len(each.findall(sample)) for each in (_ARABIC_LETTERS, _LATIN_LETTERS))
    if not arabic and not latin:
        return NO_LETTERS
    return ARABIC if arabic >= latin else LATIN


def _largest_first(counts: Counter[str]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
