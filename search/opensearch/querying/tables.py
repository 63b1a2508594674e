"""What the articles of a generation are counted by: its days and its labels, each read once."""

import datetime as dt
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from search.analysis import fold, fold_label, tokenize
from search.opensearch.querying.searcher import Searcher
from search.opensearch.texts import MAX_KEYWORD_BYTES, bounded, restore
from search.query import Calendar
from search.query.months import all_days
from search.request import Interval
from search.schema import FIELDS, Kind

LABELS = tuple(spec.name for spec in FIELDS if spec.kind is Kind.LABEL)


class Days:
    """The days of the articles, and how many articles each has; read at the first use."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._archive: dict[Interval, Counter[dt.date]] = {}

    def in_month(self, number: int, which: Calendar) -> list[int]:
        """Return the days of articles that are in a month of any year, as ordinals."""
        days = [(first.toordinal(), last.toordinal()) for first, last in all_days(number, which)]
        firsts = [first for first, _ in days]
        places = ((day, bisect_right(firsts, day) - 1) for day in self._counts)
        return [day for day, place in places if place >= 0 and day <= days[place][1]]

    def archive(self, interval: Interval) -> Counter[dt.date]:
        """Return how many articles of the whole archive are in each interval, by its first day."""
        known = self._archive.get(interval)
        if known is None:
            known = Counter()
            for day, count in self._counts.items():
                known[interval.start(dt.date.fromordinal(day))] += count
            self._archive[interval] = known
        return known

    @cached_property
    def _counts(self) -> dict[int, int]:
        buckets = self._searcher.buckets({"day": {"terms": {"field": "day"}}})
        return {bucket["key"]["day"]: bucket["doc_count"] for bucket in buckets}


class Labels:
    """The values of a label field; those that fold to the same letters are one label."""

    def __init__(self, searcher: Searcher, field: str) -> None:
        self._searcher = searcher
        self._field = field

    def with_words(self, words: Iterable[str]) -> list[str]:
        """Return the values that have some words, side by side and folded."""
        wanted = _end_to_end(words)
        return [value for value, forms in self._forms.items() if wanted in forms]

    def shown(self, label: str) -> str:
        """Return the most frequent spelling of a label, by what the mapping keeps of it folded."""
        return self._shown.get(label, "")

    @property
    def counts(self) -> dict[str, int]:
        """Return how many articles have each label, as it is shown; the nameless one too."""
        counts: Counter[str] = Counter()
        for value, count in self._counts.items():
            counts[self.shown(_key(value))] += count
        return counts

    @cached_property
    def _counts(self) -> dict[str, int]:
        buckets = self._searcher.buckets({"label": {"terms": {"field": self._field}}})
        return {restore(bucket["key"]["label"]): bucket["doc_count"] for bucket in buckets}

    @cached_property
    def _forms(self) -> dict[str, str]:
        return {
            value: _end_to_end(token.surface for token in tokenize(value)) for value in self._counts
        }

    @cached_property
    def _shown(self) -> dict[str, str]:
        """The most frequent spelling of each label, the first in the alphabet among equals."""
        shown: dict[str, str] = {}
        for value, _ in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            shown.setdefault(_key(value), value)
        return shown


class Tables:
    """The days and the labels of a generation."""

    def __init__(self, searcher: Searcher) -> None:
        self.days = Days(searcher)
        self.labels = {name: Labels(searcher, name) for name in LABELS}


def _key(value: str) -> str:
    return bounded(fold_label(value), MAX_KEYWORD_BYTES)


def _end_to_end(words: Iterable[str]) -> str:
    """Return folded words as lines: words that stand side by side are a part of the text."""
    return "".join(f"\n{fold(word)}" for word in words) + "\n"
