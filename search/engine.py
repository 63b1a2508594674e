"""The Engine and Writer protocols: what every way of keeping an index must do, and its laws."""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from search.ranking import Level
from search.request import MarkedArticle, SearchRequest, SearchResult
from search.schema import Article


@dataclass(frozen=True, slots=True)
class Generation:
    """A whole index under a name that only grows: the unit that is published."""

    name: str
    articles: int


class Engine(Protocol):
    """Answers searches from one published generation.

    Laws: an engine keeps its generation until `close`, whatever is published meanwhile. Totals
    are exact. Hits are ordered by the request's sort, ties by article id, so that pages never
    repeat or lose a hit; a page past the end is empty and keeps the true total. A facet is counted
    as if it had no filter of its own. The text of a query never raises. Any number of threads may
    search and read at once.
    """

    @property
    def generation(self) -> Generation: ...

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked.

        Raises:
            ArticleNotFound: no article has this id.
        """

    def close(self) -> None:
        """Release the files; calling it twice is legal."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Writer(Protocol):
    """Builds one new generation aside; nothing is served from it before `publish`.

    Laws: `add` takes each article id once. After `publish` or `abort` the writer is finished.
    Leaving the `with` block without `publish` aborts and leaves no trace.
    """

    def add(self, article: Article) -> None:
        """Add one article to the new generation."""

    def verify(self) -> None:
        """Finish writing, reopen what was written and compare it with what was added.

        Raises:
            IndexDamaged: a count or a sample differs; the served generation is untouched.
        """

    def publish(self) -> Generation:
        """Make the verified generation the one that is served, in one atomic step."""

    def abort(self) -> None:
        """Drop the new generation; calling it after the end is legal."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
