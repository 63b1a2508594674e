"""A vocabulary made of phrases with numbers of articles: the slow, obvious twin of an index's."""

import math
from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import Self

from search.analysis import fold, spell, tokenize
from search.query import Near, Phrase, parse_query, wanted_texts
from search.suggest import Count, Known
from search.suggest.sounds import skeleton

EDIT = 3.5


def words_of(text: str) -> list[str]:
    return [token.surface for token in tokenize(text)]


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance, cell by cell."""
    cells = {(-1, -1): 0}
    for i in range(len(one)):
        cells[i, -1] = i + 1
    for j in range(len(other)):
        cells[-1, j] = j + 1
    for i in range(len(one)):
        for j in range(len(other)):
            ways = [
                cells[i - 1, j - 1] + (one[i] != other[j]),
                cells[i - 1, j] + 1,
                cells[i, j - 1] + 1,
            ]
            if i and j and one[i] == other[j - 1] and one[i - 1] == other[j]:
                ways.append(cells[i - 2, j - 2] + 1)
            cells[i, j] = min(ways)
    return cells[len(one) - 1, len(other) - 1]


class WeightedArchive:
    """Articles that are one phrase each: `phrases` says how many articles are which."""

    def __init__(self, phrases: dict[str, int]) -> None:
        self.phrases = {tuple(words_of(text)): count for text, count in phrases.items()}
        self.forms: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.spellings: Counter[str] = Counter()
        for words, count in self.phrases.items():
            for spelling in {spell(word) for word in words}:
                self.spellings[spelling] += count
                self.forms[fold(spelling)] += count
            for pair in set(pairwise(map(fold, words))):
                self.pairs[pair] += count

    @classmethod
    def read(cls, path: Path) -> Self:
        lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        return cls({row[1]: int(row[0]) for row in lines if not row[0].startswith("#")})

    def articles(self, form: str) -> int:
        return self.forms[form]

    def near(self, form: str, distance_: int) -> list[Known]:
        edits = {other: distance(form, other) for other in self.forms if other != form}
        found = [Known(each, self.forms[each]) for each in edits if edits[each] <= distance_]
        return sorted(
            found, key=lambda known: (EDIT * edits[known.form] - math.log(known.articles), known)
        )

    def sounding(self, skeletons: Collection[str]) -> list[Known]:
        forms = sorted(self.forms, key=lambda form: form.encode())
        return [Known(each, self.forms[each]) for each in forms if skeleton(each) in skeletons]

    def together(self, first: str, second: str) -> int:
        return self.pairs[first, second]

    def written(self, form: str) -> str:
        spellings = [each for each in self.spellings if fold(each) == form]
        return max(sorted(spellings), key=self.spellings.__getitem__, default=form)

    def count(self, text: str) -> Count:
        """Count the articles that have one of the words of a query, and those that have all."""
        wanted = set()
        for leaf in wanted_texts(parse_query(text).root):
            words = leaf.words if isinstance(leaf, Phrase | Near) else (leaf.text,)
            if leaf.field in (None, "title", "body"):
                wanted |= set(map(fold, words))
        having = [(count, wanted & set(map(fold, words))) for words, count in self.phrases.items()]
        return Count(
            sum(count for count, shared in having if shared),
            sum(count for count, shared in having if wanted and shared == wanted),
        )
