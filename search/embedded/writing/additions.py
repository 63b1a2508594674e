"""What a writer was given: how much of it, and a few articles to look for afterwards."""

from collections import Counter

from search.engine import Change
from search.schema import Article


class Additions:
    """Counts changes to a generation of `before` articles; `samples` are every 2ⁿth written."""

    def __init__(self, before: int) -> None:
        self.samples: list[Article] = []
        self._before = before
        self._changes = Counter[Change]()
        self._deleted = 0

    @property
    def articles(self) -> int:
        """Return the number of articles that the new generation must hold."""
        return self._before + self._changes[Change.ADDED] - self._deleted

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has changed."""
        return not self._written and not self._deleted

    @property
    def _written(self) -> int:
        return self._changes[Change.ADDED] + self._changes[Change.REPLACED]

    def note(self, article: Article, change: Change) -> None:
        """Take note of an article that was added."""
        self._changes[change] += 1
        written = self._written
        if change is not Change.UNCHANGED and written & (written - 1) == 0:
            self.samples.append(article)

    def note_deletion(self) -> None:
        """Take note of an article that was deleted."""
        self._deleted += 1
