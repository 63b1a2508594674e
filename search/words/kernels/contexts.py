"""Adds up the contexts of forms: which articles they stand in, and what else stands there.

Random indexing (Sahlgren, "An introduction to random indexing", 2005): a form has a random vector
of signs, an article the sum of those of its forms, and the context of a form is the sum of the
vectors of its articles. Forms with near contexts are talked about in the same articles.
"""

import numpy as np
from numba import float32, int8, int32, int64, types, uint8, uint32, uint64, void

from search.compiling import AnyArray, kernel

DIMENSIONS = 64
SCALE = 127
"""The length of a context, in whole numbers: i8 holds each part."""
ROUNDING = 1e-4
"""What is shorter than this for each time that a form is met is what rounding leaves of nothing."""
MOST_FREQ = 255
"""A form that is oftener in an article counts as often as this."""
DAMPED = 1 + np.log(np.maximum(np.arange(MOST_FREQ + 1), 1)).astype(np.float32)
"""What a frequency counts: 1 + log freq, the usual damping of a term frequency."""

_U8, _U16, _U32, _U64, _I32, _F32, _BOOL = (
    types.Array(element, 1, "C", readonly=True)
    for element in (uint8, types.uint16, uint32, uint64, int32, float32, types.boolean)
)
_SUMS = float32[:, ::1]


@kernel(uint64[::1](_U8, _U32, _U32))
def hash_words(text: AnyArray, begins: AnyArray, ends: AnyArray) -> AnyArray:
    """Return a hash of each word: FNV-1a of its bytes, stirred by SplitMix64.

    It depends on the string alone, so that a form keeps its signs when others come and go.
    """
    hashes = np.empty(len(begins), np.uint64)
    for number in range(len(hashes)):
        value = np.uint64(0xCBF29CE484222325)
        for place in range(begins[number], ends[number]):
            value = (value ^ np.uint64(text[place])) * np.uint64(0x100000001B3)
        value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        hashes[number] = value ^ (value >> np.uint64(31))
    return hashes


@kernel(
    *(void(_U32, _U16, freqs, _U32, _F32, _U64, _SUMS, int64, int64) for freqs in (_U8, _U16, _U32))
)
def add_to_articles(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    forms: AnyArray,
    rarity: AnyArray,
    hashes: AnyArray,
    articles: AnyArray,
    first: int,
    last: int,
) -> None:
    """Add the signs of each form to the articles of a segment that have it.

    `forms` are those of the rows; a sign counts by the damped frequency and the `rarity` of the
    form, which is 0 for forms that say nothing. `articles` is f32[documents, 64]; only those from
    the `first` to before the `last` are touched.
    """
    signs = np.empty(DIMENSIONS, np.float32)
    for row in range(len(forms)):
        form = forms[row]
        if rarity[form] == 0:
            continue
        for place in range(DIMENSIONS):
            bit = (hashes[form] >> np.uint64(place)) & np.uint64(1)
            signs[place] = rarity[form] if bit else -rarity[form]
        for posting in range(starts[row], starts[row + 1]):
            if not first <= docs[posting] < last:
                continue
            weight, article = DAMPED[min(freqs[posting], MOST_FREQ)], articles[docs[posting]]
            for place in range(DIMENSIONS):
                article[place] += weight * signs[place]


@kernel(void(_SUMS))
def normalise(vectors: AnyArray) -> None:
    """Give each vector the length 1; one of zeros stays."""
    for row in range(len(vectors)):
        square = np.float32(0)
        for place in range(DIMENSIONS):
            square += vectors[row, place] * vectors[row, place]
        if square > 0:
            scale = np.float32(1) / np.sqrt(square)
            for place in range(DIMENSIONS):
                vectors[row, place] *= scale


@kernel(
    *(
        void(_U32, _U16, freqs, _U32, _BOOL, _I32, _SUMS, _SUMS, float32[::1], int64, int64)
        for freqs in (_U8, _U16, _U32)
    )
)
def add_to_forms(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    forms: AnyArray,
    alive: AnyArray,
    slots: AnyArray,
    articles: AnyArray,
    sums: AnyArray,
    weights: AnyArray,
    first: int,
    last: int,
) -> None:
    """Add the vectors of the living articles of a segment to the forms that they have.

    `alive` says of each article whether it lives. `slots` is the slot of each form in `sums`
    f32[slots, 64] and in `weights`, which add up the damped frequencies; -1 for a form that is not
    judged. Only slots from the `first` to before the `last` are touched.
    """
    for row in range(len(forms)):
        slot = slots[forms[row]]
        if not first <= slot < last:
            continue
        total = sums[slot]
        for posting in range(starts[row], starts[row + 1]):
            if not alive[docs[posting]]:
                continue
            weight, article = DAMPED[min(freqs[posting], MOST_FREQ)], articles[docs[posting]]
            weights[slot] += weight
            for place in range(DIMENSIONS):
                total[place] += weight * article[place]


@kernel(int8[:, ::1](_SUMS, float32[::1], float32[::1]))
def centre(sums: AnyArray, weights: AnyArray, mean: AnyArray) -> AnyArray:
    """Return contexts of length `SCALE` (i8[slots, 64]): what sums have that not all articles have.

    `weights` say how often the `mean` of the articles is in each of the sums, which are spent.
    Nothing is left of a form that is alike in all articles: its context is of zeros.
    """
    contexts = np.zeros(sums.shape, np.int8)
    for slot in range(len(sums)):
        square = np.float32(0)
        for place in range(DIMENSIONS):
            sums[slot, place] -= weights[slot] * mean[place]
            square += sums[slot, place] * sums[slot, place]
        length = np.sqrt(square)
        if length > ROUNDING * weights[slot]:
            scale = np.float32(SCALE) / length
            for place in range(DIMENSIONS):
                contexts[slot, place] = np.int8(np.rint(sums[slot, place] * scale))
    return contexts
