"""Builds the word graph of a generation from its lexicon and the postings of its segments."""

from collections.abc import Mapping, Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.storage.contents import SEGMENT
from search.embedded.storage.layout import TEXTS
from search.embedded.storage.segments import Segment
from search.lexicon.kernels.relations import count_by_form
from search.scratch import IN_MEMORY, Scratch
from search.strings import StringTable
from search.utf8 import Words
from search.words.building import Lexicon, build_graph
from search.words.contexts import Postings, SegmentWords
from search.words.kernels.relating import Stems


def build_word_graph(
    lexicon: Mapping[str, AnyArray],
    stem_parts: Words,
    segments: Sequence[tuple[str, Segment]],
    alive: AnyArray,
    articles: int | None = None,
    scratch: Scratch = IN_MEMORY,
) -> dict[str, AnyArray]:
    """Return the arrays of the word graph of the segments, given by name in their order.

    `lexicon` are the arrays of theirs, `alive` says which documents of the generation live. Where
    they are a sample of it, the lexicon counts all its `articles`.
    """
    forms, stems = (StringTable.of(lexicon, table) for table in ("forms", "stems"))
    read = int(np.count_nonzero(alive))
    words = Lexicon(
        Words.of(forms),
        stem_parts,
        Words.of(stems),
        Stems(lexicon["stem.starts"], lexicon["stem.members"]),
        lexicon["root_of"],
        len(lexicon["roots.offsets"]) - 1,
        count_by_form(lexicon["doc_freqs"], lexicon["form.starts"], lexicon["form.members"]),
        read if articles is None else articles,
        read,
    )
    ends = np.cumsum([segment.count for _, segment in segments])
    parts = np.split(alive.astype(np.bool_), ends[:-1]) if segments else []
    return build_graph(
        words,
        [
            _segment_words(lexicon, name, segment, living)
            for (name, segment), living in zip(segments, parts, strict=True)
        ],
        scratch,
    )


def _segment_words(
    lexicon: Mapping[str, AnyArray], name: str, segment: Segment, alive: AnyArray
) -> SegmentWords:
    forms = lexicon["form_of"][lexicon[f"rows.{name.removeprefix(SEGMENT)}"]]
    arrays = segment.arrays
    fields = (
        Postings(arrays[f"{text}.starts"], arrays[f"{text}.docs"], arrays[f"{text}.freqs"], forms)
        for text in TEXTS
    )
    return SegmentWords(alive, tuple(fields))
