"""Finds which signatures resemble each other: bands of bytes, then whole signatures.

A band is three bytes of a signature. Texts that resemble each other agree in one of the bands more
likely than not (of BANDS, with a probability of 1 - (1 - J³)^BANDS for a resemblance of J), others
hardly ever. So only what agrees in a band is compared. Locality-sensitive hashing: P. Indyk,
R. Motwani, 1998; bands as in A. Broder, 1997, and J. Leskovec et al., "Mining of Massive Datasets".

One band at a time is at work, so that its table alone is in memory.
"""

import numpy as np
from numba import int32, int64, types, uint8, uint32, void

from search.compiling import AnyArray, kernel
from search.embedded.kernels.signatures import BINS, mix

ROWS = 3
BANDS = BINS // ROWS
KEYS = 1 << 8 * ROWS
"""How many keys a band may have."""
MAX_COMPARED = 256
"""How many firsts that agree in a band an article is compared with, the latest ones: this bounds
the time where a form is filled in ten thousand times."""

_ONE = np.uint64(1)
_SIGNATURES = types.Array(uint8, 2, "C", readonly=True)
_U8 = types.Array(uint8, 1, "C", readonly=True)


@kernel(uint32(_SIGNATURES, int64, int64))
def _band_key(signatures: AnyArray, document: int, band: int) -> np.uint32:
    """Return the bytes of a band, a number below KEYS."""
    key = np.uint32(0)
    for row in range(ROWS):
        key = key << np.uint32(8) | np.uint32(signatures[document, band * ROWS + row])
    return key


@kernel(void(_SIGNATURES, _U8, int64, uint8[::1]))
def count_keys(signatures: AnyArray, living: AnyArray, band: int, counts: AnyArray) -> None:
    """Add to the count of each key of the living documents; two is as much as any more.

    `counts` is a power of two: where they are fewer than KEYS, some keys are counted together.
    """
    last = np.uint32(len(counts) - 1)
    for document in range(len(signatures)):
        if living[document]:
            slot = _band_key(signatures, document, band) & last
            counts[slot] = min(int(counts[slot]) + 1, 2)


@kernel(void(_SIGNATURES, _U8, int64, _U8, uint8[::1]))
def flag_shared(
    signatures: AnyArray, living: AnyArray, band: int, counts: AnyArray, flags: AnyArray
) -> None:
    """Set the flags of the living documents whose key is counted more than once."""
    last = np.uint32(len(counts) - 1)
    for document in range(len(signatures)):
        if living[document]:
            slot = _band_key(signatures, document, band) & last
            flags[document] |= np.uint8(counts[slot] > 1)


@kernel(void(_SIGNATURES, int64, uint32[::1], int32[::1], int32[::1]))
def chain_band(
    signatures: AnyArray, band: int, keys: AnyArray, latest: AnyArray, chain: AnyArray
) -> None:
    """Write for each document the last one before it that agrees with it in a band, -1 for none.

    `keys` and `latest` are scratch, a power of two above the number of documents: a hash table.
    """
    keys[:] = KEYS
    last = np.uint64(len(keys) - 1)
    for document in range(len(signatures)):
        key = _band_key(signatures, document, band)
        slot = mix(np.uint64(key)) & last
        while keys[slot] != KEYS and keys[slot] != key:
            slot = (slot + _ONE) & last
        chain[document] = latest[slot] if keys[slot] == key else -1
        keys[slot], latest[slot] = key, document


@kernel(int64(_SIGNATURES, int64, int64))
def _agreement(signatures: AnyArray, one: int, other: int) -> int:
    """Return in how many bytes two signatures agree."""
    agreeing = 0
    for place in range(BINS):
        agreeing += signatures[one, place] == signatures[other, place]
    return agreeing


@kernel(void(_SIGNATURES, int64, int32[:, ::1], int32[::1], uint32[::1]))
def find_firsts(
    signatures: AnyArray, least: int, chains: AnyArray, seen: AnyArray, firsts: AnyArray
) -> None:
    """Write for each document the first of its story, itself where it opens one.

    An article joins the first article with which it agrees most, in `least` bytes at least; among
    equals the earliest. So all members of a story resemble its first, and no chain of small changes
    leads from one story to another.

    `chains` [BANDS, documents] are those of `chain_band`; they are changed to lead from first to
    first. Scratch: `seen`, -1, by document who was compared with it last.
    """
    for document in range(len(signatures)):
        best, most = document, least - 1
        for band in range(BANDS):
            other, compared = chains[band, document], 0
            if other >= 0 and firsts[other] != other:
                # Its own chain leads to a first already.
                other = chains[band, other]
                chains[band, document] = other
            while other >= 0 and compared < MAX_COMPARED:
                if seen[other] != document:
                    seen[other] = document
                    agreeing = _agreement(signatures, document, other)
                    if agreeing > most or (agreeing == most and other < best < document):
                        best, most = other, agreeing
                other, compared = chains[band, other], compared + 1
        firsts[document] = best
