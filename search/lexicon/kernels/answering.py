"""From a word to the spellings that answer it, in one call.

What a kernel returns costs a microsecond an array.
"""

from typing import Any

import numpy as np

from search.compiling import AnyArray, kernel
from search.lexicon.kernels.relations import spell_out
from search.words.kernels.relating import relate


@kernel()
def answer(
    asked: tuple[Any, ...], starts: AnyArray, members: AnyArray, doc_freqs: AnyArray
) -> tuple[AnyArray, int]:
    """Return the spellings of the forms that stand for a word, then their weights, both in one
    array (u32), and their common doc_freq: `asked` is what `relate` takes, the rest as `spell_out`.
    """
    forms, weights, _ = relate(*asked)
    spellings, weighed, doc_freq = spell_out(forms, weights, starts, members, doc_freqs)
    return np.concatenate((spellings, weighed)), doc_freq
