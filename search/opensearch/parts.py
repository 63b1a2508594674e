"""Several machines index disjoint sources into one generation: each writes a part of it.

The first part begins the generation, and closes and publishes it when all parts are there; the
others wait until it is served. Their batches have ranges of numbers of their own, so that nobody
meets another's documents, and a part that was killed goes on alone.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from search.errors import IndexInterrupted, IndexUnusable
from search.opensearch.companion import Companion
from search.opensearch.generations import Generations
from search.opensearch.lock import FIRST_HOLDER

PART = "ARSHIF_OPENSEARCH_PART"
VARIABLES = {PART: "2/3: this indexer writes the second part of a generation of three"}
LOOK_SECONDS = 2.0
PATIENCE_SECONDS = 3600.0
"""For how long a part waits for another that does not come or has gone."""
_RANGE = 1 << 24
_MOST = 100


@dataclass(frozen=True, slots=True)
class Part:
    """Which part an indexer writes: `number` from 1 to `count`."""

    number: int = 1
    count: int = 1

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read PART from an environment; without it an indexer writes the whole.

        Raises:
            IndexUnusable: it is no part.
        """
        text = environment.get(PART, "1/1")
        number, _, count = text.partition("/")
        if not all(each.isascii() and each.isdigit() for each in (number, count)):
            raise IndexUnusable(f"{PART} is a part as 2/3, not {text!r}")
        part = cls(int(number), int(count))
        if not 1 <= part.number <= part.count <= _MOST:
            raise IndexUnusable(f"{PART} is a part of at most {_MOST}, as 2/3, not {text!r}")
        return part

    @property
    def is_first(self) -> bool:
        """Whether it begins the generation and publishes it."""
        return self.number == 1

    @property
    def holder(self) -> str:
        """Return the name of its lock."""
        return FIRST_HOLDER if self.is_first else f"{FIRST_HOLDER}-{self.number}"

    @property
    def batches(self) -> range:
        """Return the numbers of its batches."""
        return range((self.number - 1) * _RANGE, self.number * _RANGE)


def wait_for_start(
    generations: Generations, companion_of: Callable[[str], Companion], part: Part
) -> str:
    """Return the generation that the first part has begun, as soon as it has.

    Raises:
        IndexInterrupted: it has not for as long as we have patience.
    """
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        name = generations.next_name()
        if name in generations.all() and companion_of(name).may_resume(part.count):
            return name
        time.sleep(LOOK_SECONDS)
    raise IndexInterrupted(f"part 1 of {part.count} has not begun in an hour; run both again")


def wait_for_others(companion: Companion, part: Part) -> dict[str, int]:
    """Return the pieces of all parts by name, with their articles, when all parts are there.

    Raises:
        IndexInterrupted: one is not for as long as we have patience since the last one came.
    """
    ends, known = time.monotonic() + PATIENCE_SECONDS, -1
    while time.monotonic() < ends:
        parts = companion.parts(part.count)
        if len(parts) == part.count:
            return {name: articles for each in parts for name, articles in each.items()}
        if len(parts) > known:
            ends, known = time.monotonic() + PATIENCE_SECONDS, len(parts)
        time.sleep(LOOK_SECONDS)
    raise IndexInterrupted(
        f"{known} of {part.count} parts were there after an hour; run those that are missing, and "
        "this one again: what is indexed is kept"
    )


def wait_for_publication(generations: Generations, index: str, is_held: Callable[[], bool]) -> None:
    """Wait until a generation is served, while somebody is at work on it: `is_held` says so.

    Raises:
        IndexInterrupted: the first part has been gone for as long as we have patience.
    """
    ends = time.monotonic() + PATIENCE_SECONDS
    while generations.served() != index:
        if is_held():
            ends = time.monotonic() + PATIENCE_SECONDS
        elif time.monotonic() > ends:
            raise IndexInterrupted("part 1 has ended before all was published; run it again")
        time.sleep(LOOK_SECONDS)
