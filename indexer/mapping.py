"""The one bridge between an article as it comes and an article as the index stores it."""

from corpus import Document
from search import Article


def to_article(document: Document) -> Article:
    """Return the article that a document becomes; every field is named, so none goes missing."""
    return Article(
        id=document.id,
        title=document.title,
        body=document.body,
        date=document.date,
        section=document.section,
        source=document.source,
        author=document.author,
        url=document.url,
        dateline=document.dateline,
        hijri=document.hijri,
    )
