"""Lines that recur at the same end of a source's articles: furniture that no table knows.

A line is learned when it closes, or opens, a tenth of the articles of a source, and eight at least.
The first articles of each source are held back until there is something to learn from, within a
bound; which lines are learned depends on the articles and their order alone. A line below which (at
the beginning: above which) nothing recurs is never looked at, so a whole text costs one or two
lines. Counts are kept by lossy counting (Manku & Motwani, "Approximate frequency counts over data
streams", 2002): a line that recurs too rarely to be learned is forgotten, so that memory does not
grow with the archive.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

from corpus.cleaning.datelines import find_dateline
from corpus.cleaning.furniture import fold_furniture
from corpus.document import Record, Skipped

SHARE = 0.1
LEAST = 8
HELD_ARTICLES = 64
HELD_CHARACTERS = 16_000_000
MAX_SOURCES = 512
"""Of more, those with the fewest articles are forgotten, and learned anew."""
DEPTH = 6
"""How many lines at each end may be furniture."""
_WINDOW = 200
"""The articles of a source after which rare lines are forgotten; a learned one has 20 by then."""
_LINE_CHARACTERS = 300
"""A longer line is a paragraph of the article."""
_NOTE_CHARACTERS = 60
_BYLINES = frozenset(
    "بقلم كتب كتبت كتبه إعداد اعداد أعده أعدته ترجمة تصوير حوار حاوره حاورته تقرير".split()
)

Item = Record | Skipped


class Recurring:
    """Cuts the recurring lines of a stream of records, source by source."""

    def __init__(self) -> None:
        self._sources: dict[str, _Source] = {}
        self._held = 0

    def cut(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield every item, records without the recurring lines of their source and with a note.

        Items of one source keep their order. What would leave no text is left as it is.
        """
        for item in items:
            if isinstance(item, Skipped):
                yield item
                continue
            source = self._sources.get(item.document.source)
            if source is None:
                yield from self._make_room()
                source = self._sources[item.document.source] = _Source()
            # The whole of an article is no furniture.
            is_one_line = "\n" not in item.document.body
            source.articles += 1
            if not is_one_line:
                source.count(item)
            if not source.is_learned:
                yield from self._hold(source, item)
            else:
                yield item if is_one_line else source.trim(item)
        for source in self._sources.values():
            yield from source.release()

    def _make_room(self) -> Iterator[Record]:
        """Forget the half of the sources that has the fewest articles, where there are too many."""
        if len(self._sources) < MAX_SOURCES:
            return
        by_size = sorted(self._sources, key=lambda name: self._sources[name].articles)
        for name in by_size[: MAX_SOURCES // 2]:
            yield from self._release(self._sources.pop(name))

    def _hold(self, source: "_Source", record: Record) -> Iterator[Record]:
        """Hold a record back, and yield all that is held of its source when it is enough."""
        source.held.append(record)
        self._held += len(record.document.body)
        if len(source.held) >= HELD_ARTICLES or self._held >= HELD_CHARACTERS:
            yield from self._release(source)

    def _release(self, source: "_Source") -> Iterator[Record]:
        self._held -= sum(len(each.document.body) for each in source.held)
        yield from source.release()


class _Source:
    """The articles of one source: how many there were, and what stood at their ends."""

    def __init__(self) -> None:
        self.held: deque[Record] = deque()
        self.is_learned = False
        self.articles = 0
        self._last_forgotten = 0
        self._tops, self._ends = _Side(1), _Side(-1)

    def count(self, record: Record) -> None:
        """Take note of the lines of an article that has several."""
        lines = record.document.body.split("\n")
        # The same story told twice says nothing of the site.
        story = hash(record.document.title or lines[0])
        for side in (self._tops, self._ends):
            side.count(lines, story)
        self._forget_rare()

    def _forget_rare(self) -> None:
        windows = self.articles // _WINDOW
        if windows > self._last_forgotten:
            self._last_forgotten = windows
            for side in (self._tops, self._ends):
                side.forget(windows)

    def release(self) -> Iterator[Record]:
        """Yield what was held back."""
        self.is_learned = True
        while self.held:
            yield self.trim(self.held.popleft())

    def trim(self, record: Record) -> Record:
        """Return a record without the lines that recur at its ends."""
        enough = max(LEAST, SHARE * self.articles)
        if max(self._tops.highest, self._ends.highest) < enough:
            return record
        lines = record.document.body.split("\n")
        first = self._tops.depth(lines, enough)
        last = len(lines) - self._ends.depth(lines, enough)
        kept = "\n".join(lines[first:last]).strip("\n")
        if last - first == len(lines) or not kept:
            return record
        gone = (line for line in (*lines[:first], *lines[last:]) if line)
        notes = (f"recurring line cut: {line[:_NOTE_CHARACTERS]}" for line in gone)
        document = record.document._replace(body=kept)
        return record._replace(document=document, notes=(*record.notes, *notes))


class _Side:
    """In how many stories lines stand at one side: `step` is 1 for the top, -1 for the end."""

    def __init__(self, step: int) -> None:
        self._step = step
        self.highest = 0
        """What no line was counted oftener than."""
        self._counts: dict[str, tuple[int, int]] = {}

    def count(self, lines: list[str], story: int) -> None:
        """Count the outermost line, and those behind it as far as they recurred before."""
        for _, key in self._keys(lines):
            known, last = self._counts.get(key, (0, 0))
            if not known or story != last:
                self._counts[key] = known + 1, story
                self.highest = max(self.highest, known + 1)
            if not known:
                return

    def depth(self, lines: list[str], enough: float) -> int:
        """Return how many lines stand here in enough stories, from the outermost on."""
        depth = 0
        for place, key in self._keys(lines):
            if self._counts.get(key, (0, 0))[0] < enough:
                break
            depth = place
        return depth

    def forget(self, least: int) -> None:
        """Forget what was counted no oftener than `least` times."""
        self._counts = {key: count for key, count in self._counts.items() if count[0] > least}

    def _keys(self, lines: list[str]) -> Iterator[tuple[int, str]]:
        """Yield the places, from 1, and the keys of the outermost lines that may be furniture."""
        for place, line in enumerate(lines[:: self._step][:DEPTH], start=1):
            if not line:
                continue
            if len(line) > _LINE_CHARACTERS or (key := _key(line)) is None:
                return
            yield place, key


# An article's lines are looked at when they are counted, and again when they are cut.
@lru_cache(4 * DEPTH)
def _key(line: str) -> str | None:
    """Return what a line is counted as, None where it is part of the article for sure."""
    if line.split(maxsplit=1)[0].rstrip(":") in _BYLINES or find_dateline(line):
        return None
    return fold_furniture(line)
