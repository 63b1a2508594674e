"""Writes the files that join the segments of a generation: its words, documents and contents."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from search.arrays import write_arrays
from search.compiling import AnyArray
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.documents import DOCUMENTS, write_documents
from search.embedded.storage.files import naming
from search.embedded.storage.manifest import SegmentEntry
from search.embedded.storage.segments import Segment
from search.embedded.writing.allocator import give_back
from search.embedded.writing.graph_building import build_word_graph
from search.embedded.writing.id_ranking import rank_ids
from search.embedded.writing.lexicon_building import build_lexicon, count_documents
from search.embedded.writing.story_building import build_stories
from search.embedded.writing.workers import Workers
from search.lexicon.lexicon import GRAPH, LEXICON
from search.scratch import Scratch


def write_joining_files(
    building: Path, entries: Sequence[SegmentEntry], alive: AnyArray, workers: Workers
) -> list[Path]:
    """Write what spans the segments that stand in the directory; return the paths."""
    # Whoosh is large, and pieces are made without it: it is imported here, or while they are.
    from search.embedded.plain.codec import write_toc

    segments = {entry.name: Segment.open(building, entry.name) for entry in entries}
    parts, scratch = list(segments.values()), Scratch(building)
    before = set(building.iterdir())
    # While the lexicon and the word graph are built.
    stories = workers.submit(build_stories, parts, alive, scratch)
    _write_words(building, segments, alive, workers, scratch)
    with naming(building / DOCUMENTS):
        by_rank = rank_ids([part.ids for part in parts], alive, scratch)
        write_documents(building, by_rank, alive, stories.result())
    with naming(building):
        write_toc(building, entries)
    return sorted(set(building.iterdir()) - before)


def _write_words(
    building: Path,
    segments: Mapping[str, Segment],
    alive: AnyArray,
    workers: Workers,
    scratch: Scratch,
) -> None:
    """Write the lexicon and the word graph of segments, given by name."""
    tables = {name.removeprefix(SEGMENT): part.spellings for name, part in segments.items()}
    lexicon, stem_parts = build_lexicon(tables, workers.map, scratch)
    lexicon |= {"doc_freqs": count_documents(lexicon, tables, segments.values(), alive)}
    with naming(building / LEXICON):
        write_arrays(building / LEXICON, "lexicon", lexicon)
    give_back()
    with naming(building / GRAPH):
        graph = build_word_graph(
            lexicon, stem_parts, list(segments.items()), alive, scratch=scratch
        )
        write_arrays(building / GRAPH, "graph", graph)
