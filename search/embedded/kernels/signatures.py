"""Signatures: 64 bytes that tell how much of one text is in another, without the texts.

The shingles of a text are all runs of three folded forms. They are hashed and dealt into 64 bins;
the least hash of each bin is kept, eight bits of it. Two texts agree in about as many bins as their
sets of shingles resemble each other (Jaccard). A bin that no shingle falls into borrows from one
that has some, in an order that is the same for all texts.

One permutation hashing: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing", NIPS 2012.
Borrowing: A. Shrivastava, "Optimal Densification for Fast and Accurate Minwise Hashing", ICML 2017,
after A. Shrivastava and P. Li, ICML 2014. Bits: P. Li, A. C. König, "b-Bit Minwise Hashing", 2010.
"""

import numpy as np
from numba import int64, types, uint8, uint32, uint64, void

from search.compiling import AnyArray, kernel
from search.embedded.storage.layout import SIGNATURE_BYTES

BINS = SIGNATURE_BYTES
LEAST_WORDS = 20
"""A body of fewer words is too short to resemble another: it equals it, title and all, or not."""

_BIN_SHIFT = np.uint64(58)
_BYTE = np.uint64(255)
_EMPTY = np.uint64(0xFFFF_FFFF_FFFF_FFFF)
_FNV_BASIS = np.uint64(0xCBF29CE484222325)
_FNV_PRIME = np.uint64(0x100000001B3)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SECOND_MIX = np.uint64(0x94D049BB133111EB)
_BETWEEN = np.uint64(0xD6E8FEB86659FD93)
_30, _27, _31 = np.uint64(30), np.uint64(27), np.uint64(31)

_U8_IN, _U32_IN, _U64_IN = (
    types.Array(kind, 1, "C", readonly=True) for kind in (uint8, uint32, uint64)
)
_U8, _U64 = uint8[::1], uint64[::1]


@kernel(uint64(uint64))
def mix(number: np.uint64) -> np.uint64:
    """Return a number of which every bit depends on every bit (the finalizer of SplitMix64)."""
    number = (number ^ (number >> _30)) * _FIRST_MIX
    number = (number ^ (number >> _27)) * _SECOND_MIX
    return number ^ (number >> _31)


@kernel(void(_U8_IN, _U32_IN, _U32_IN, _U64))
def hash_words(text: AnyArray, begins: AnyArray, ends: AnyArray, hashes: AnyArray) -> None:
    """Write the hash of each word of UTF-8: FNV-1a, mixed."""
    for word in range(len(begins)):
        hashed = _FNV_BASIS
        for place in range(begins[word], ends[word]):
            hashed = (hashed ^ np.uint64(text[place])) * _FNV_PRIME
        hashes[word] = mix(hashed)


@kernel(uint64(_U32_IN, int64, int64, _U64_IN, uint64))
def _hash_run(
    numbers: AnyArray, begin: int, end: int, hashes: AnyArray, hashed: np.uint64
) -> np.uint64:
    """Return the hash of a run of words behind what is hashed already."""
    for place in range(begin, end):
        hashed = hashed * _GOLDEN + hashes[numbers[place]]
    return hashed


@kernel(void(_U32_IN, int64, int64, _U64_IN, _U64, _U8))
def _sign_shingles(
    numbers: AnyArray, begin: int, end: int, hashes: AnyArray, least: AnyArray, signature: AnyArray
) -> None:
    least[:] = _EMPTY
    first, second = hashes[numbers[begin]], hashes[numbers[begin + 1]]
    for place in range(begin + 2, end):
        third = hashes[numbers[place]]
        hashed = mix(first * _GOLDEN + second * _FIRST_MIX + third)
        first, second = second, third
        place_of = hashed >> _BIN_SHIFT
        # Without a branch, which would be guessed wrongly often.
        least[place_of] = min(least[place_of], hashed)
    for place in range(BINS):
        source, tries = np.uint64(place), np.uint64(0)
        while least[source] == _EMPTY:
            tries += np.uint64(1)
            source = mix(np.uint64(place) * _GOLDEN + tries) >> _BIN_SHIFT
        signature[place] = np.uint8(least[source] & _BYTE)


@kernel(void(uint64, _U8))
def _sign_whole(hashed: np.uint64, signature: AnyArray) -> None:
    """Sign a text by its hash: it agrees with no other text in more bins than chance would have."""
    for place in range(BINS):
        signature[place] = np.uint8(mix(hashed + np.uint64(place) * _GOLDEN) & _BYTE)


@kernel(void(_U32_IN, _U32_IN, _U32_IN, _U32_IN, _U64_IN, _U8))
def sign(
    titles: AnyArray,
    title_lengths: AnyArray,
    bodies: AnyArray,
    body_lengths: AnyArray,
    hashes: AnyArray,
    signatures: AnyArray,
) -> None:
    """Write the signatures of articles, BINS bytes each, one after the other.

    `titles` and `bodies` are the numbers of their words, `hashes` u64 the hash of the form of each
    number. An article without a word has zeros, which resemble nothing.
    """
    least = np.empty(BINS, np.uint64)
    title, body = 0, 0
    for document in range(len(body_lengths)):
        title_end, body_end = title + title_lengths[document], body + body_lengths[document]
        signature = signatures[document * BINS : (document + 1) * BINS]
        if body_end - body >= LEAST_WORDS:
            _sign_shingles(bodies, body, body_end, hashes, least, signature)
        elif title_end > title or body_end > body:
            hashed = _hash_run(titles, title, title_end, hashes, np.uint64(0))
            hashed = mix(hashed + _BETWEEN)
            _sign_whole(_hash_run(bodies, body, body_end, hashes, hashed), signature)
        else:
            signature[:] = 0
        title, body = title_end, body_end
