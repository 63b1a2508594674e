"""Names the articles that say what another says."""

from collections.abc import Callable, Sequence

from search.analysis import fold_label
from search.embedded.searching.collection import Collection
from search.request import Copies, Copy
from search.schema import Article


def list_copies(
    collection: Collection,
    read: Callable[[int], Article],
    number: int,
    members: Sequence[int],
    most: int,
) -> Copies:
    """Return the members of a story besides the document `number`, the first `most` by name.

    `read` returns the article of a document.
    """
    others = [member for member in members if member != number]
    sources = _sources(collection, others) - _sources(collection, [number]) - {""}
    listed = tuple(_copy(read(other)) for other in others[:most])
    return Copies(len(others), len(sources), listed)


def _sources(collection: Collection, numbers: Sequence[int]) -> set[str]:
    """Return the folded names of the sources of documents; a story often has few."""
    values = {collection.value(number, "source") for number in numbers}
    return set(map(fold_label, values))


def _copy(article: Article) -> Copy:
    return Copy(article.id, article.title, article.date, article.source, article.url)
