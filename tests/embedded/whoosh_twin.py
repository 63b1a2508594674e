"""The same articles indexed twice: in our files, and by Whoosh's own codec with our schema."""

from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from whoosh import index as whoosh_index
from whoosh.util.numeric import byte_to_length, length_to_byte

from corpus import SAMPLE_DIRECTORY, Record, read_sources
from indexer.mapping import to_article
from search.arrays import write_arrays
from search.embedded.plain.codec import write_toc
from search.embedded.plain.schema import document_values, whoosh_schema
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.documents import write_documents
from search.embedded.writing.id_ranking import rank_ids
from search.embedded.writing.lexicon_building import build_lexicon
from search.lexicon.lexicon import LEXICON
from search.schema import Article
from tests.embedded.articles import slow_segment

Batches = Sequence[Sequence[Article]]


def index_by_us(directory: Path, batches: Batches, deleted: Collection[str]) -> whoosh_index.Index:
    """Write a generation, a segment for each batch, and open it with plain Whoosh."""
    directory.mkdir()
    segments = {
        f"{number:06}": slow_segment(directory, f"{SEGMENT}{number:06}", batch)
        for number, batch in enumerate(batches, 1)
    }
    tables = {number: segment.spellings for number, segment in segments.items()}
    write_arrays(directory / LEXICON, "lexicon", build_lexicon(tables).arrays)
    living = [article.id not in deleted for batch in batches for article in batch]
    alive = np.array(living, np.bool_)
    write_documents(
        directory, rank_ids([segment.ids for segment in segments.values()], alive), alive
    )
    write_toc(directory, [(SEGMENT + number, part.count) for number, part in segments.items()])
    return whoosh_index.open_dir(str(directory))


def index_by_whoosh(
    directory: Path, batches: Batches, deleted: Collection[str]
) -> whoosh_index.Index:
    """Let Whoosh index the articles, a segment for each batch, and then delete some."""
    directory.mkdir()
    index = whoosh_index.create_in(str(directory), whoosh_schema())
    for batch in batches:
        writer = index.writer()
        for article in batch:
            writer.add_document(**document_values(article))
        writer.commit(merge=False)
    if deleted:
        writer = index.writer()
        for article_id in deleted:
            writer.delete_by_term("id", article_id)
        writer.commit(merge=False)
    return index


def sample_batches() -> list[list[Article]]:
    """Return the articles of the bundled archive, in three batches."""
    records = read_sources([SAMPLE_DIRECTORY])
    articles = [to_article(record.document) for record in records if isinstance(record, Record)]
    distinct = list({article.id: article for article in articles}.values())
    return [distinct[:10], distinct[10:60], distinct[60:]]


def rounded(length: int) -> int:
    """Return a length as Whoosh's own codec keeps it, in one byte."""
    return byte_to_length(length_to_byte(length))
