"""documents.arrays: what the documents of a generation are to each other, and which of them live.

`ranks` u32[documents]: the place of a document's article id among those of all documents, in the
order of code points; no two are equal. `by_rank` u32[documents]: the document of each rank. Of
documents with the same id the living one, if any, comes first. `alive` u8[documents]: 1 or 0.
`stories` u32[documents]: the story of each, from 1, 0 where it is in none. The documents of story n
are `story.members[story.starts[n - 1] : story.starts[n]]`, both u32, its first article first.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from search.arrays import Arrays, open_arrays, write_arrays
from search.compiling import AnyArray

DOCUMENTS = "documents.arrays"
_KIND = "documents"


def no_stories(documents: int) -> dict[str, AnyArray]:
    """Return the arrays of stories where there are none."""
    return {
        "stories": np.zeros(documents, np.uint32),
        "story.starts": np.zeros(1, np.uint32),
        "story.members": np.zeros(0, np.uint32),
    }


def write_documents(
    directory: Path,
    ids: Sequence[bytes],
    alive: AnyArray,
    stories: Mapping[str, AnyArray] | None = None,
) -> None:
    """Write the file for the article ids, in UTF-8, of all documents in their order.

    `stories` are the arrays of their stories; without them there is none.

    Raises:
        ValueError: two living documents have the same id.
    """
    # UTF-8 keeps the order of code points. Sorting is stable: the living stay before the dead.
    living_first = np.argsort(~alive, kind="stable").tolist()
    by_rank: AnyArray = np.array(sorted(living_first, key=ids.__getitem__), np.uint32)
    _check_distinct(ids, by_rank[alive[by_rank]].tolist())
    ranks: AnyArray = np.empty(len(ids), np.uint32)
    ranks[by_rank] = np.arange(len(ids), dtype=np.uint32)
    arrays = {"ranks": ranks, "by_rank": by_rank, "alive": alive.astype(np.uint8)}
    arrays |= no_stories(len(ids)) if stories is None else stories
    write_arrays(directory / DOCUMENTS, _KIND, arrays)


def open_documents(directory: Path) -> Arrays:
    """Map the file of a generation.

    Raises:
        IndexDamaged, IndexOutdated: as `open_arrays`.
    """
    return open_arrays(directory / DOCUMENTS, _KIND)


def _check_distinct(ids: Sequence[bytes], sorted_numbers: Sequence[int]) -> None:
    for number, following in pairwise(sorted_numbers):
        if ids[number] == ids[following]:
            raise ValueError(f"the id {ids[number].decode('utf-8', 'replace')!r} was added twice")
