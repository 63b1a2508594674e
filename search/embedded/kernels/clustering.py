"""Finds which signatures resemble each other: bands of bytes, then whole signatures.

A band is three bytes of a signature. Texts that resemble each other agree in one of the bands more
likely than not (of BANDS, with a probability of 1 - (1 - J³)^BANDS for a resemblance of J), others
hardly ever. So only what agrees in a band is compared. Locality-sensitive hashing: P. Indyk,
R. Motwani, 1998; bands as in A. Broder, 1997, and J. Leskovec et al., "Mining of Massive Datasets".
"""

import numpy as np
from numba import int32, int64, types, uint8, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.signatures import BINS, mix

ROWS = 3
BANDS = BINS // ROWS
MAX_COMPARED = 256
"""How many firsts that agree in a band an article is compared with, the latest ones: this bounds
the time where a form is filled in ten thousand times."""

_ONE = np.uint64(1)
_SIGNATURES = types.Array(uint8, 2, "C", readonly=True)
_ORDER = types.Array(uint32, 1, "C", readonly=True)


@kernel(uint64(_SIGNATURES, int64, int64))
def _band_key(signatures: AnyArray, document: int, band: int) -> np.uint64:
    """Return the bytes of a band with its number above them, below 2**32; never 0."""
    key = np.uint64(band + 1)
    for row in range(ROWS):
        key = key << np.uint64(8) | np.uint64(signatures[document, band * ROWS + row])
    return key


@kernel(void(_SIGNATURES, uint8[::1], uint8[::1]))
def flag_candidates(signatures: AnyArray, counts: AnyArray, flags: AnyArray) -> None:
    """Set the flags of all documents that may agree with another in a band.

    `counts` is scratch, a power of two and more than there are documents; some that agree with none
    are flagged too, the fewer the longer it is.
    """
    last = np.uint64(len(counts)) - _ONE
    for band in range(BANDS):
        counts[:] = 0
        for document in range(len(signatures)):
            slot = mix(_band_key(signatures, document, band)) & last
            counts[slot] = min(int(counts[slot]) + 1, 2)
        for document in range(len(signatures)):
            slot = mix(_band_key(signatures, document, band)) & last
            flags[document] |= np.uint8(counts[slot] > 1)


@kernel(int64(uint32[::1], uint64))
def _find_slot(keys: AnyArray, key: np.uint64) -> int:
    """Return the slot of a key in a hash table of keys, or the free one where it belongs."""
    last = np.uint64(len(keys)) - _ONE
    slot = mix(key) & last
    while keys[slot] and keys[slot] != key:
        slot = (slot + _ONE) & last
    return int(slot)


@kernel(int64(_SIGNATURES, int64, int64))
def _agreement(signatures: AnyArray, one: int, other: int) -> int:
    """Return in how many bytes two signatures agree."""
    agreeing = 0
    for place in range(BINS):
        agreeing += signatures[one, place] == signatures[other, place]
    return agreeing


@kernel(
    void(
        _SIGNATURES, _ORDER, int64, uint32[::1], int32[::1], int32[:, ::1], int32[::1], uint32[::1]
    )
)
def find_firsts(
    signatures: AnyArray,
    order: AnyArray,
    least: int,
    keys: AnyArray,
    heads: AnyArray,
    chains: AnyArray,
    seen: AnyArray,
    firsts: AnyArray,
) -> None:
    """Write for each document in `order` the first of its story, itself where it opens one.

    An article joins the first article with which it agrees most, in `least` bytes at least; among
    equals the earliest. So all members of a story resemble its first, and no chain of small changes
    leads from one story to another.

    Scratch: `keys`, zeros, a power of two above the number of bands of all documents in `order`,
    and `heads`, as long, of -1, which is the last first with the key; `chains`, -1, [documents in
    order, BANDS], the one before; `seen`, -1, by document in order, who was compared with it last.
    """
    for place in range(len(order)):
        document = int(order[place])
        best, most = place, least - 1
        for band in range(BANDS):
            slot = _find_slot(keys, _band_key(signatures, document, band))
            other, compared = heads[slot], 0
            while other >= 0 and compared < MAX_COMPARED:
                if seen[other] != place:
                    seen[other] = place
                    agreeing = _agreement(signatures, document, int(order[other]))
                    if agreeing > most or (agreeing == most and other < best < place):
                        best, most = other, agreeing
                other, compared = chains[other, band], compared + 1
        firsts[document] = order[best]
        if best != place:
            continue
        for band in range(BANDS):
            key = _band_key(signatures, document, band)
            slot = _find_slot(keys, key)
            keys[slot] = key
            chains[place, band], heads[slot] = heads[slot], place
