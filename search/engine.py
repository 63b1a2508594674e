"""What every way of keeping an index must do, and its laws: Engine, Writer and Maintenance."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from search.ranking import Level
from search.request import (
    MAX_PAGE_SIZE,
    Completions,
    Copies,
    Copy,
    Entry,
    MarkedArticle,
    Ranking,
    SearchRequest,
    SearchResult,
    SimilarArticles,
)
from search.schema import Article
from search.words.relations import RelatedForm

DEFAULT_SECONDS = 10.0
"""How long an answer may take where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A whole index under a name that only grows: the unit that is published."""

    name: str
    articles: int


class Change(StrEnum):
    """What adding an article has changed."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


class Engine(Protocol):
    """Answers searches from one published generation.

    Laws: an engine keeps its generation until `close`, whatever is published meanwhile. Totals
    are exact. Hits are ordered by the request's sort, ties by article id, so that pages never
    repeat or lose a hit, nor, where they collapse stories, a story; a page past the end is empty
    and keeps the true total. A facet is counted as if it had no filter of its own. The text of a
    query never raises. Any number of threads may search and read at once. Whatever is asked raises
    OutOfTime rather than take longer than the engine was opened for, a little over it aside: half
    an answer would break these laws.
    """

    @property
    def generation(self) -> Generation: ...

    def search(self, request: SearchRequest) -> SearchResult:
        """Return the page of hits that the request asks for."""

    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        """Return what `search` ranks and counts, its scores in full; no article is read."""

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        """Return a whole article with the words of the query `text` marked.

        Raises:
            ArticleNotFound: no article has this id.
        """

    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        """Return the articles that share the most telling words of an article.

        The best come first, ties by id. The article itself is never among them, nor another of its
        story, nor one story or text twice; where its words are nowhere else, nothing is. Its own
        words decide, whoever asks, so the same generation always gives the same answer.

        Raises:
            ArticleNotFound: no article has this id.
            RequestInvalid: a size outside 1–100.
        """

    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        """Return the other articles of the story of an article: they say nearly the same.

        The earliest come first, then the undated; the first `size` are listed. No article is in two
        stories, and all of a story name each other.

        Raises:
            ArticleNotFound: no article has this id.
            RequestInvalid: a size outside 1–100.
        """

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a query word at a level, the best first.

        The word's own form is the first and the only one of weight 1, whether the archive has it
        or not; the others are forms of the archive, each once, in descending order of weight. At
        the level EXACT there are none. A looser level never answers with fewer forms. Each form
        has its commonest spelling.
        """

    def complete(self, text: str, size: int = 8) -> Completions:
        """Return at most `size` queries that what was typed so far may become.

        The last word of the text is completed, by a word of the archive, a section, source or
        author; what stands before it is kept. Or all is replaced by a headline that has the typed
        words and, unless white space ends the text, one that begins like the last. Letters meet
        folded, signs of the query language are no letters; stop words complete nothing. The text
        never raises; one beyond MAX_TYPED characters has no completions.

        Raises:
            RequestInvalid: a size outside 1–100.
        """

    @property
    def completes_at_once(self) -> bool:
        """Whether an event loop may wait for `complete`: .1 ms for ten completions, 5 at most.

        Not where another machine is asked, nor where there are tables to be made first.
        """

    def export(self, request: SearchRequest) -> Iterator[Article]:
        """Return an iterator over every article that matches, in the order of the request.

        They are those of `search` and in its order, whatever the page and its size; there is no
        end to how many. The query is answered at the call, each article is read when it is asked
        for. The iterator keeps the generation to its end, also after `close`.
        """

    def catalogue(self, start: int = 0, size: int | None = None) -> Iterator[Entry]:
        """Return `size` entries, all if None, of the articles by id, without the first `start`.

        No article is read; the iterator keeps the generation to its end, also after `close`.
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

    The generation holds what is added; that of an update holds what was served before as well.

    Laws: an article id is given once, to `add` or to `delete`. After `publish` or `abort` the
    writer is finished. Leaving the `with` block without `publish` aborts: what is served stays as
    it was. Work that is worth keeping may be kept aside for the next writer.
    """

    def expect(self, size: int) -> None:
        """Hear of how many bytes the texts to come are, roughly; only the time depends on it."""

    def add(self, article: Article) -> Change:
        """Add one article to the new generation, in the place of the one of its id if any."""

    def delete(self, article_id: str) -> bool:
        """Leave an article out of the new generation; say whether there was one to leave out."""

    def regraph(self) -> None:
        """Build the word graph anew of what an update starts from, though no article has changed.

        For when the rules of stems and words have changed; no article is read.
        """

    def verify(self) -> None:
        """Finish writing, reopen what was written and compare it with what was added.

        Raises:
            IndexDamaged: a count or a sample differs; the served generation is untouched.
        """

    def publish(self) -> Generation:
        """Make the verified generation the one that is served, in one atomic step.

        An update that changed nothing publishes nothing: the served generation is returned.

        Raises:
            IndexUnusable: it was not verified; the served generation is untouched.
        """

    def abort(self) -> None:
        """Drop the new generation; calling it after the end is legal."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What became of reading every byte of the served generation.

    `damaged` names each file that is not what was written, and says what is wrong with it.
    """

    generation: Generation
    files: int
    bytes: int
    damaged: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoriesReport:
    """How many stories the served generation has, and how many articles are in one.

    `largest` are the articles of each of the largest, the earliest first. Stories come by size,
    then by the date of their first article.
    """

    generation: Generation
    stories: int
    articles: int
    largest: tuple[tuple[Copy, ...], ...]


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What the served generation is made of.

    `dead` counts documents that were replaced or deleted and are still in the files, `stories` the
    groups of articles that say nearly the same; `sizes` are the bytes of each part. `outdated` says
    why it cannot be searched as it is, empty where it can.
    """

    generation: Generation
    previous: str | None
    dead: int
    segments: int
    stories: int
    spellings: int
    forms: int
    stems: int
    roots: int
    sizes: dict[str, int]
    format: int
    schema: str
    analyzer: str
    words: str
    outdated: str


class Maintenance(Protocol):
    """Looks after the index at one address.

    Laws: nothing here changes a generation. What is read is the generation that is served at the
    time of the call, an outdated one too if only its terms are.
    """

    def verify(self) -> VerifyReport:
        """Read every byte of the served generation and compare it with what was written.

        Raises:
            IndexUnusable: there is no index, or it does not even say what it is made of.
        """

    def info(self) -> IndexInfo:
        """Return what the served generation is made of."""

    def stories(self, limit: int) -> StoriesReport:
        """Return how many articles say nearly the same as others, and the `limit` largest stories.

        Raises:
            IndexUnusable: there is no index, or its files are damaged.
        """

    def roll_back(self) -> Generation:
        """Serve the generation that was served before, in one atomic step, and return it.

        Raises:
            IndexUnusable: there is none, it is damaged, or an indexer is at work.
        """

    def articles(self) -> Iterator[Article]:
        """Yield every article of the served generation, exactly as it was indexed."""
