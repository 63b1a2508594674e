"""Builds the words of a generation: a lexicon by its own counts, a word graph by a sample.

The lexicon has every spelling of every article with its count. Which forms are used alike is
learned from the postings of SAMPLE articles that their ids draw evenly, all where there are fewer.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from search.arrays import write_arrays
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.records import encode_article
from search.embedded.storage.segments import Segment, write_segment
from search.embedded.writing.building import build_segment
from search.embedded.writing.graph_building import build_word_graph
from search.embedded.writing.lexicon_building import build_lexicon
from search.lexicon.lexicon import GRAPH, LEXICON
from search.opensearch.connection import Connection
from search.opensearch.documents import SAMPLE_RANGE, article_of
from search.opensearch.held import Held
from search.opensearch.scanning import scan
from search.strings import StringTable

SAMPLE = 100_000
"""How many articles tell how words are used; what more of them would tell is not measured."""
_OF_SEGMENT = 20_000
_ALL = "all"
FILES = (LEXICON, GRAPH)


def build_words(
    connection: Connection, index: str, held: Held, directory: Path, sample: int = SAMPLE
) -> dict[str, int]:
    """Write FILES into a directory; return how many spellings, forms, stems and roots there are.

    The same articles give the same bytes, whoever indexed them and in how many batches.
    """
    segments = dict(_segments(connection, index, held, directory, sample))
    tables = {_ALL: held.words.spellings}
    tables |= {name.removeprefix(SEGMENT): part.spellings for name, part in segments.items()}
    lexicon, stem_parts = build_lexicon(tables)
    doc_freqs = np.zeros(len(lexicon["spellings.offsets"]) - 1, np.uint32)
    doc_freqs[lexicon[f"rows.{_ALL}"]] = held.words.counts
    lexicon |= {"doc_freqs": doc_freqs}
    alive = np.ones(sum(segment.count for segment in segments.values()), np.bool_)
    graph = build_word_graph(
        lexicon, stem_parts, list(segments.items()), alive, articles=held.articles
    )
    kept = {name: array for name, array in lexicon.items() if not name.startswith("rows.")}
    write_arrays(directory / LEXICON, "lexicon", kept)
    write_arrays(directory / GRAPH, "graph", graph)
    return {
        name: len(StringTable.of(lexicon, name))
        for name in ("spellings", "forms", "stems", "roots")
    }


def _segments(
    connection: Connection, index: str, held: Held, directory: Path, sample: int
) -> Iterator[tuple[str, Segment]]:
    """Yield the segments of the articles of the sample, by name."""
    records = _records(connection, index, sample / max(held.articles, 1))
    number = 0
    while part := list(islice(records, _OF_SEGMENT)):
        number += 1
        name = f"{SEGMENT}{number:06}"
        write_segment(directory, name, build_segment(part))
        yield name, Segment.open(directory, name)


def _records(connection: Connection, index: str, share: float) -> Iterator[bytes]:
    """Yield the articles of the sample in the order of addition, encoded."""
    query = {"range": {"sample": {"lt": round(min(share, 1) * SAMPLE_RANGE)}}}
    for hit in scan(connection, index, query):
        yield encode_article(article_of(hit["_source"]))
