"""Articles in a line and real indexes of them."""

from collections.abc import Iterable

from search import Article, Engine, Generation, SearchRequest, open_writer
from search.factory import IndexAddress


def article(article_id: object, title: str = "", body: str = "", **parts: object) -> Article:
    """Return an article; an id may be a number."""
    return Article(str(article_id), title, body, **parts)  # type: ignore[arg-type]


def publish(address: IndexAddress, articles: Iterable[Article]) -> Generation:
    """Publish a new generation of the index at `address`."""
    with open_writer(address) as writer:
        for each in articles:
            writer.add(each)
        writer.verify()
        return writer.publish()


def every(text: str = "", **parts: object) -> SearchRequest:
    """Return a request in which articles that say the same are hits of their own."""
    return SearchRequest(text, **{"collapse": False, **parts})  # type: ignore[arg-type]


def found(engine: Engine, text: str = "", **parts: object) -> list[str]:
    """Return the ids of a page of hits in their order, of articles that say the same too."""
    return [hit.id for hit in engine.search(every(text, **parts)).hits]
