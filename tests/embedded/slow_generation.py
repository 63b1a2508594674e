"""The slow, obvious builder of a generation's directory: segments, lexicon, documents, manifest."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from search.arrays import write_arrays
from search.compiling import AnyArray
from search.embedded.engine import EmbeddedEngine
from search.embedded.storage.manifest import SegmentEntry, make_manifest, write_manifest
from search.embedded.storage.segments import write_segment
from search.lexicon.lexicon import GRAPH, LEXICON
from search.schema import Article
from tests.embedded.articles import slow_data
from tests.slow_lexicon import doc_freqs, form_doc_freqs, lexicon_arrays
from tests.slow_relations import graph_arrays
from tests.slow_stories import signed_stories, story_column, story_order

Documents = Sequence[tuple[Article, bool]]
"""Articles in their order, each with whether it lives."""


def open_slow(directory: Path, segments: Sequence[Documents]) -> EmbeddedEngine:
    """Write a generation with these segments into a directory and open it."""
    documents = [document for segment in segments for document in segment]
    entries, spellings = [], {}
    for number, segment in enumerate(segments):
        data = slow_data([article for article, _ in segment])
        name = f"segment-{number:06}"
        write_segment(directory, name, data)
        entries.append(SegmentEntry(name, len(segment)))
        text, ends = data.arrays["spellings.text"].tobytes(), data.arrays["spellings.offsets"]
        spellings[f"{number:06}"] = [text[start:end].decode() for start, end in pairwise(ends)]
    arrays = lexicon_arrays(spellings)
    living_articles = [article for article, alive in documents if alive]
    distinct = sorted({word for words in spellings.values() for word in words}, key=str.encode)
    arrays["doc_freqs"] = doc_freqs(distinct, living_articles)
    write_arrays(directory / LEXICON, "lexicon", arrays)
    counts = form_doc_freqs(distinct, arrays["doc_freqs"].tolist())
    write_arrays(directory / GRAPH, "graph", graph_arrays(counts))
    _write_documents(directory, documents)
    living = sum(alive for _, alive in documents)
    write_manifest(directory, make_manifest(living, tuple(entries), {}))
    return EmbeddedEngine.open_directory(directory, living)


def _write_documents(directory: Path, documents: Documents) -> None:
    # Of documents of one id the living one comes first.
    names = [(article.id, not alive) for article, alive in documents]
    order = sorted(range(len(names)), key=names.__getitem__)
    arrays = {
        "ranks": np.array([order.index(number) for number in range(len(order))], np.uint32),
        "by_rank": np.array(order, np.uint32),
        "alive": np.array([alive for _, alive in documents], np.uint8),
        **_story_arrays(documents),
    }
    write_arrays(directory / "documents.arrays", "documents", arrays)


def _story_arrays(documents: Documents) -> dict[str, AnyArray]:
    articles = [article for article, _ in documents]
    living = [number for number in story_order(articles) if documents[number][1]]
    stories = signed_stories(articles, living)
    ends = np.cumsum([0, *map(len, stories)])
    return {
        "stories": np.array(story_column(stories, len(articles)), np.uint32),
        "story.starts": ends.astype(np.uint32),
        "story.members": np.array([n for members in stories for n in members], np.uint32),
    }
