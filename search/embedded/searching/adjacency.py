"""Gives the best documents of a request the bonus of words that stand beside each other."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.adjacency import add_bonuses
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.evaluator import Weights
from search.embedded.searching.scorer import FIELDS
from search.query import Group, Word
from search.query.neighbours import neighbours
from search.ranking import Level
from search.ranking.adjacency import REACH, worth
from search.schema import TEXT_FIELDS

MOST_SPELLINGS = 16
"""The spellings of a word that are looked for: the best, and almost all that are as good as it."""


class Adjacency:
    """The neighbouring words of one query in a generation."""

    def __init__(self, collection: Collection, root: Group, level: Level, weights: Weights) -> None:
        self._collection = collection
        pairs = [pair for pair in neighbours(root) if weights.keys() >= {*pair}]
        self._distinct = list(dict.fromkeys(word for pair in pairs for word in pair))
        self._worths = [worth(weights[one], weights[other]) for one, other in pairs]
        self._level = level
        self.pairs = [[self._distinct.index(word) for word in pair] for pair in pairs]

    def bonuses(self, numbers: Sequence[int]) -> list[float]:
        """Return the bonus of each document of the generation."""
        words, bonuses = self._words(), [0.0] * len(numbers)
        order = sorted(range(len(numbers)), key=numbers.__getitem__)
        for part in self._collection.parts:
            end = part.base + part.segment.count
            here = [place for place in order if part.base <= numbers[place] < end]
            if here:
                documents = np.array([numbers[place] - part.base for place in here], np.uint16)
                found = self._of_part(part, documents, words).tolist()
                for place, bonus in zip(here, found, strict=True):
                    bonuses[place] = bonus
        return bonuses

    def _words(self) -> tuple[AnyArray, ...]:
        """Return the words and their pairs as `add_bonuses` takes them."""
        spellings = [self._spellings(word) for word in self._distinct]
        starts = [0, *accumulate(map(len, spellings))]
        fields = [FIELDS[word.field] for word in self._distinct]
        numbers = (np.array(each, np.int64) for each in (starts, fields, self.pairs))
        return np.concatenate(spellings), *numbers, np.array(self._worths)

    def _spellings(self, word: Word) -> AnyArray:
        """Return the spellings (u32) of the forms that are as good as a word, the best first."""
        related = self._collection.lexicon.expand(word.text, word.level or self._level)
        return related.spellings[: min(related.near, MOST_SPELLINGS)]

    def _of_part(self, part: Part, documents: AnyArray, words: tuple[AnyArray, ...]) -> AnyArray:
        title, body = (part.texts[spec.name] for spec in TEXT_FIELDS)
        asked: tuple[Any, ...] = (
            *(documents, *words, REACH, *self._collection.lexicon.membership(part.number)),
            *(title.starts, (*title.places,), body.starts, (*body.places,)),
        )
        bonuses: AnyArray = add_bonuses(*asked)
        return bonuses
