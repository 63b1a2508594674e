"""A writer and a shelf of generations in memory, honest to the laws of the Writer protocol."""

from types import TracebackType
from typing import Self

from search import Article, Change, Generation


class Shelf:
    """The generations published at one address, the last of them served."""

    def __init__(self) -> None:
        self.published: list[list[Article]] = []
        self.writers: list[MemoryWriter] = []

    def writer(self) -> "MemoryWriter":
        self.writers.append(MemoryWriter(self))
        return self.writers[-1]

    @property
    def served(self) -> list[Article]:
        return self.published[-1] if self.published else []


class MemoryWriter:
    """Keeps articles aside until they are verified and published."""

    def __init__(self, shelf: Shelf) -> None:
        self.state = "open"
        self.articles: list[Article] = []
        self._shelf = shelf
        self.expected: list[int] = []

    def expect(self, size: int) -> None:
        self.expected.append(size)

    def add(self, article: Article) -> Change:
        assert self.state == "open", f"add to a writer that is {self.state}"
        assert article.id not in {known.id for known in self.articles}, "an id twice"
        self.articles.append(article)
        return Change.ADDED

    def delete(self, article_id: str) -> bool:
        return False

    def verify(self) -> None:
        assert self.state == "open", f"verify a writer that is {self.state}"
        self.state = "verified"

    def publish(self) -> Generation:
        assert self.state == "verified", f"publish a writer that is {self.state}"
        self.state = "published"
        self._shelf.published.append(self.articles)
        name = f"g{len(self._shelf.published):06}"
        return Generation(name, len(self.articles))

    def abort(self) -> None:
        if self.state != "published":
            self.state = "aborted"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.abort()
