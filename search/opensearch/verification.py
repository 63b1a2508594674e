"""Compares a generation with what was written: every article, every piece, every file of words."""

from collections.abc import Iterator

import numpy as np

from search.embedded.storage.records import digest_record, encode_article
from search.errors import IndexUnusable
from search.opensearch.closing import check_samples
from search.opensearch.companion import Companion
from search.opensearch.connection import Connection
from search.opensearch.documents import article_of
from search.opensearch.held import Held
from search.opensearch.manifest import Manifest
from search.opensearch.scanning import scan
from search.opensearch.texts import key_of
from search.schema import Article

_NAMED = 10
"""How many damaged articles are named; the others are counted."""


def damages(
    connection: Connection, companion: Companion, manifest: Manifest, held: Held
) -> Iterator[str]:
    """Yield what is not as it was written, and what is wrong with it."""
    for name, entry in manifest.files.items():
        try:
            companion.fetch_file(name, entry)
        except IndexUnusable as error:
            yield str(error)
    if held.articles != manifest.articles:
        yield f"pieces of {held.articles:,} articles, {manifest.articles:,} were written"
    yield from _of_articles(connection, companion.index, held)


def _of_articles(connection: Connection, index: str, held: Held) -> Iterator[str]:
    keys = held.keys[held.alive]
    order = np.argsort(keys)
    keys, digests = keys[order], held.digests[held.alive][order]
    seen = np.zeros(len(keys), np.bool_)
    samples: list[Article] = []
    other = 0
    for number, hit in enumerate(scan(connection, index), 1):
        article = article_of(hit["_source"])
        place = int(np.searchsorted(keys, np.array(key_of(article.id), "S16")))
        is_known = place < len(keys) and keys[place] == np.array(key_of(article.id), "S16")
        if is_known and digests[place] == np.uint64(digest_record(encode_article(article))):
            seen[place] = True
            if number & (number - 1) == 0:
                samples.append(article)
            continue
        other += 1
        if other <= _NAMED:
            yield f"article {article.id!r} is not what was written"
    if other > _NAMED:
        yield f"{other - _NAMED:,} more articles are not what was written"
    if missing := int(np.count_nonzero(~seen)) - other:
        yield f"{missing:,} articles are missing"
    try:
        check_samples(connection, index, samples)
    except IndexUnusable as error:
        yield str(error)
