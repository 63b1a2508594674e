"""Signs articles: what tells, without their texts, which of them say nearly the same."""

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.forms import fold_all
from search.embedded.kernels.signatures import BINS, hash_words, sign
from search.strings import StringTable
from search.utf8 import Words

Text = tuple[AnyArray, AnyArray]
"""The numbers of the words of all texts of a field, end to end, and how many each text has: u32."""


def sign_articles(titles: Text, bodies: Text, spellings: StringTable, rows: AnyArray) -> AnyArray:
    """Return the signatures of articles, u8, BINS for each: see `kernels.signatures`.

    `rows` u32 has the row of each number in the table of spellings. A signature depends on the
    folded forms of its article alone, so it is the same in every segment.
    """
    hashes = np.empty(len(spellings), np.uint64)
    hash_words(*fold_all(Words.of(spellings)), hashes)
    signatures = np.empty(len(bodies[1]) * BINS, np.uint8)
    sign(*titles, *bodies, hashes[rows], signatures)
    return signatures
