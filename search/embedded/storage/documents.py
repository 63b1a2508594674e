"""documents.arrays: what the documents of a generation are to each other, and which of them live.

`ranks` u32[documents]: the place of a document's article id among those of all documents, in the
order of code points; no two are equal. `by_rank` u32[documents]: the document of each rank. Of
documents with the same id the living one, if any, comes first. `alive` u8[documents]: 1 or 0.
`stories` u32[documents]: the story of each, from 1, 0 where it is in none. The documents of story n
are `story.members[story.starts[n - 1] : story.starts[n]]`, both u32, its first article first.
"""

from collections.abc import Mapping
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
    by_rank: AnyArray,
    alive: AnyArray,
    stories: Mapping[str, AnyArray] | None = None,
) -> None:
    """Write the file for documents of which the order by id is known.

    `stories` are the arrays of their stories; without them there is none.
    """
    ranks: AnyArray = np.empty(len(by_rank), np.uint32)
    ranks[by_rank] = np.arange(len(by_rank), dtype=np.uint32)
    arrays = {"ranks": ranks, "by_rank": by_rank, "alive": alive.astype(np.uint8)}
    arrays |= no_stories(len(by_rank)) if stories is None else stories
    write_arrays(directory / DOCUMENTS, _KIND, arrays)


def open_documents(directory: Path) -> Arrays:
    """Map the file of a generation.

    Raises:
        IndexDamaged, IndexOutdated: as `open_arrays`.
    """
    return open_arrays(directory / DOCUMENTS, _KIND)
