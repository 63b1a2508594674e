"""The one bridge between an article as it comes and an article as the index stores it."""

from corpus import Document
from search import Article


def to_article(document: Document) -> Article:
    """Return the article that a document becomes: both have the same fields in the same order."""
    return Article(*document)
