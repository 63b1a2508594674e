"""The digest of an article: another digest, another content."""

from search.embedded.storage.records import digest_record, encode_article
from search.schema import Article


def digest(article: Article) -> int:
    """Return the 64-bit digest that a segment keeps of the article in its array `digests`."""
    return digest_record(encode_article(article))
