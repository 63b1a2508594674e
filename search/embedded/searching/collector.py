"""Collects what matches in all segments: the exact total, a page of the best, counts of facets."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial, reduce

import numpy as np

from search.embedded.kernels.counting import count_labels
from search.embedded.kernels.selection import NEWEST, NUMBER, OLDEST, RELEVANCE, select
from search.embedded.searching.collection import Collection
from search.embedded.searching.columns import Columns
from search.embedded.searching.evaluator import Plan, Scratch
from search.embedded.searching.masks import Mask
from search.request import FacetCount, SearchRequest, Sort

_ORDERS = {Sort.RELEVANCE: RELEVANCE, Sort.NEWEST: NEWEST, Sort.OLDEST: OLDEST}


@dataclass(frozen=True, slots=True)
class Found:
    """The exact total, the documents of the page with their scores, and the counts of facets."""

    total: int
    numbers: tuple[int, ...]
    scores: tuple[float, ...]
    facets: dict[str, tuple[FacetCount, ...]]


class _Best:
    """The best `room` documents so far: the heap of `kernels.selection`."""

    def __init__(self, room: int) -> None:
        self.keys, self.scores = np.empty(room), np.empty(room)
        self.places = np.empty(room, np.int64)
        self.kept = 0

    def page(self, first: int) -> list[tuple[int, float]]:
        """Return the documents from place `first`, the best first, with their scores."""
        lists = (array[: self.kept].tolist() for array in (-self.keys, self.places, self.scores))
        ranked = sorted(zip(*lists, strict=True))
        return [(place & NUMBER, score) for _, place, score in ranked[first:]]


class Collector:
    """Collects from the segments of a generation, in any number of threads."""

    def __init__(self, collection: Collection, columns: Columns) -> None:
        self._parts = collection.parts
        self._columns = columns
        self._room = max((part.segment.count for part in self._parts), default=0)
        # Scratch that no thread is using; what an exception leaves behind is not used again.
        self._scratches: deque[Scratch] = deque()

    def collect(
        self, plan: Plan, request: SearchRequest, sort: Sort, facets: Iterable[str]
    ) -> Found:
        """Return the page of a request, its filters applied to what the plan matches."""
        scratch, filters = self._scratch(), self._filters(request)
        best, total = _Best(request.page * request.size), 0
        columns = {name: self._columns.labels[name] for name in facets}
        counts = {name: column.no_counts() for name, column in columns.items()}
        for part in self._parts:
            touched, allowed = plan.add_up(part, scratch)
            masks = {name: mask(part) for name, mask in filters.items()}
            found, passing, best.kept = select(
                scratch.touched,
                touched,
                plan.musts,
                plan.everything,
                allowed,
                reduce(np.bitwise_and, masks.values(), allowed),
                scratch.marks,
                scratch.scores,
                part.days,
                part.ranks,
                part.base,
                _ORDERS[sort],
                best.keys,
                best.places,
                best.scores,
                best.kept,
                scratch.matched,
            )
            total += passing
            for name, column in columns.items():
                # Counted as if it had no filter of its own: other values stay on offer.
                others = [mask for filtered, mask in masks.items() if filtered != name]
                passes = reduce(np.bitwise_and, others, part.alive) if others else part.alive
                labels = column.labels[part.order]
                count_labels(scratch.matched, found, bool(others), passes, labels, counts[name])
        self._scratches.append(scratch)
        page = best.page(request.size * (request.page - 1))
        return Found(
            total,
            tuple(number for number, _ in page),
            tuple(score for _, score in page),
            {name: column.count(counts[name]) for name, column in columns.items()},
        )

    def _scratch(self) -> Scratch:
        try:
            return self._scratches.pop()
        except IndexError:
            return Scratch(self._room)

    def _filters(self, request: SearchRequest) -> dict[str, Mask]:
        """Return the mask of each filter of a request."""
        wanted = {"section": request.sections, "source": request.sources}
        filters: dict[str, Mask] = {
            name: partial(self._columns.labels[name].bearing, labels=labels)
            for name, labels in wanted.items()
            if labels
        }
        if request.date_from or request.date_to:
            first, last = request.date_from, request.date_to
            filters["date"] = partial(self._columns.dated, first=first, last=last)
        return filters
