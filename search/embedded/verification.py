"""Checks a generation: that its bytes are what was written, and that it holds what was added."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice, takewhile
from pathlib import Path

import numpy as np

from search.analysis import tokenize
from search.arrays import Arrays, open_arrays
from search.compiling import AnyArray
from search.embedded.engine import EmbeddedEngine
from search.embedded.storage.contents import SEGMENT, Contents
from search.embedded.storage.documents import DOCUMENTS, open_documents
from search.embedded.storage.file_entries import file_entry
from search.embedded.storage.manifest import Manifest
from search.errors import ArticleNotFound, IndexDamaged
from search.lexicon.lexicon import LEXICON
from search.request import MAX_PAGE_SIZE, MAX_RESULT_WINDOW, SearchRequest
from search.schema import Article
from search.strings import StringTable

QUOTED_WORDS = 8
LONG_WORD = 100


def damaged_files(directory: Path, manifest: Manifest) -> Iterator[str]:
    """Yield the name of each file that is not what was written, and what is wrong with it."""
    for name, written in manifest.files.items():
        try:
            found = file_entry(directory / name)
        except OSError as error:
            yield f"{name}: {error.strerror}"
            continue
        if found.size != written.size:
            yield f"{name}: {found.size:,} bytes, {written.size:,} were written"
        elif found.checksum != written.checksum:
            yield f"{name}: other bytes than were written"


def contradictions(directory: Path, manifest: Manifest) -> Iterator[str]:
    """Yield where files that are all as they were written do not fit together: a fault of ours.

    Every count is compared, and every 2ⁿth term of each segment.
    """
    contents, documents = Contents.open(directory, manifest), open_documents(directory)
    lexicon = open_arrays(directory / LEXICON, "lexicon")
    spellings = StringTable.of(lexicon, "spellings")
    for entry, segment in zip(manifest.segments, contents.segments, strict=True):
        rows = lexicon[f"rows.{entry.name.removeprefix(SEGMENT)}"]
        if segment.count != entry.documents:
            yield f"{entry.name}: {segment.count:,} documents, not {entry.documents:,}"
        if len(rows) != len(segment.spellings) or any(
            spellings[rows[row]] != segment.spellings[row] for row in every_power(len(rows))
        ):
            yield f"{LEXICON}: not the spellings of {entry.name}"
    alive, ranks, by_rank = documents["alive"], documents["ranks"], documents["by_rank"]
    if len(alive) != manifest.documents or int(alive.sum()) != manifest.articles:
        yield f"{DOCUMENTS}: not {manifest.articles:,} of {manifest.documents:,} documents live"
    elif not np.array_equal(ranks[by_rank], np.arange(len(alive))):
        yield f"{DOCUMENTS}: the ranks are in disorder"
    elif not stories_fit(documents):
        yield f"{DOCUMENTS}: the stories are in disorder"


def stories_fit(documents: Arrays) -> bool:
    """Say whether the stories part living documents into two and more, each in one at most."""
    stories, members = documents["stories"], documents["story.members"].astype(np.int64)
    sizes: AnyArray = np.diff(documents["story.starts"].astype(np.int64))
    count = len(documents["alive"])
    if len(stories) != count or sizes.sum() != len(members) or np.any(sizes < 2):
        return False
    if np.any(members >= count) or not documents["alive"][members].all():
        return False
    expected = np.zeros(count, np.int64)
    expected[members] = np.repeat(np.arange(1, len(sizes) + 1), sizes)
    return len(np.unique(members)) == len(members) and np.array_equal(stories, expected)


def check_samples(directory: Path, articles: int, samples: Iterable[Article]) -> None:
    """Open a generation and look for some of its articles, by id and by their own words.

    Raises:
        IndexDamaged: it does not hold `articles` articles, or a sample differs or is not found.
    """
    with EmbeddedEngine.open_directory(directory, articles) as engine:
        for article in samples:
            if not _is_kept(engine, article):
                raise IndexDamaged(f"article {article.id!r} is not there as it was added")
            if not _is_found(engine, article):
                raise IndexDamaged(f"article {article.id!r} is not found by its own words")


def every_power(count: int) -> Iterator[int]:
    """Yield the places, from 0, of the 1st, 2nd, 4th, 8th … of `count` things."""
    return ((1 << power) - 1 for power in range(count.bit_length()))


def _is_kept(engine: EmbeddedEngine, article: Article) -> bool:
    try:
        return engine.read(article.id).article == article
    except ArticleNotFound:
        return False


def _first_words(text: str) -> Iterator[str]:
    """Yield some words that stand side by side and fit into a query together."""
    words = dropwhile(_is_long, (token.surface for token in tokenize(text)))
    return islice(takewhile(lambda word: not _is_long(word), words), QUOTED_WORDS)


def _is_long(word: str) -> bool:
    return len(word) > LONG_WORD


def _request(phrase: str, page: int) -> SearchRequest:
    return SearchRequest(f'"{phrase}"', page=page, size=MAX_PAGE_SIZE, collapse=False)


def _is_found(engine: EmbeddedEngine, article: Article) -> bool:
    """Say whether the first words of an article, as a phrase, find it."""
    phrase = " ".join(_first_words(article.body or article.title))
    if not phrase:
        return True
    for page in range(1, MAX_RESULT_WINDOW // MAX_PAGE_SIZE + 1):
        ranking = engine.rank(_request(phrase, page))
        if article.id in ranking.ids:
            return True
        if page * MAX_PAGE_SIZE >= ranking.total:
            return False
    # So many articles begin with these words that not all can be looked through.
    return True
