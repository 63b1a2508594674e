"""The loops that merge the postings of segments."""

import numpy as np

from search.compiling import AnyArray, kernel

ABSENT = 0xFFFF_FFFF
"""The new row of a row, or the new number of a document, that is left out."""

_U16, _U32 = (f"Array({name}, 1, 'C', readonly=True)" for name in ("uint16", "uint32"))


@kernel(
    *(f"void({_U32}, {_U16}, {freqs}, {_U32}, int64[::1], int64[::1])" for freqs in (_U16, _U32))
)
def count_living(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    numbers: AnyArray,
    postings: AnyArray,
    words: AnyArray,
) -> None:
    """Write how many postings, and how many words, of each row are of documents that stay.

    `numbers` are the new numbers of the documents, `ABSENT` for those that go.
    """
    for row in range(len(starts) - 1):
        living = occurrences = np.int64(0)
        for posting in range(starts[row], starts[row + 1]):
            if numbers[docs[posting]] != ABSENT:
                living += 1
                occurrences += freqs[posting]
        postings[row] = living
        words[row] = occurrences


@kernel(
    *(
        f"void({_U32}, {_U16}, {old}, {old}, {_U32}, {_U32}, int64[::1], int64[::1], "
        f"uint16[::1], {new}, {new})"
        for old in (_U16, _U32)
        for new in ("uint16[::1]", "uint32[::1]")
    )
)
def copy_postings(
    starts: AnyArray,
    docs: AnyArray,
    freqs: AnyArray,
    positions: AnyArray,
    numbers: AnyArray,
    rows: AnyArray,
    next_posting: AnyArray,
    next_word: AnyArray,
    new_docs: AnyArray,
    new_freqs: AnyArray,
    new_positions: AnyArray,
) -> None:
    """Write the postings of one segment behind those of the segments before it, row by row.

    `numbers` is as for `count_living`, `rows` the new row of each row, `ABSENT` where no posting
    of it stays. The two cursors say where the next posting of each new row goes, and the next
    word's position; they are moved on.
    """
    word = np.int64(0)
    for row in range(len(starts) - 1):
        to = rows[row]
        posting = next_posting[to] if to != ABSENT else np.int64(0)
        place = next_word[to] if to != ABSENT else np.int64(0)
        words = staying = np.int64(0)
        for old in range(starts[row], starts[row + 1]):
            number = numbers[docs[old]]
            if number != ABSENT:
                new_docs[posting] = number
                new_freqs[posting] = freqs[old]
                posting += 1
                staying += freqs[old]
            words += freqs[old]
        if staying == words:
            for step in range(words):
                new_positions[place + step] = positions[word + step]
            place += words
            word += words
        else:
            for old in range(starts[row], starts[row + 1]):
                if numbers[docs[old]] != ABSENT:
                    for step in range(freqs[old]):
                        new_positions[place + step] = positions[word + step]
                    place += np.int64(freqs[old])
                word += np.int64(freqs[old])
        if to != ABSENT:
            next_posting[to] = posting
            next_word[to] = place
