"""Sorts and numbers strings: stable merge sort on keys of seven bytes, deeper where keys tie."""

import numpy as np

from search.compiling import AnyArray, kernel

_BLOCK = 16
"""Ranges as short as this are sorted by insertion."""

_KEY_BYTES = 7


@kernel()
def sort_keys(
    keys: AnyArray, items: AnyArray, first: int, last: int, spare: AnyArray, spare_items: AnyArray
) -> None:
    """Sort `keys[first:last]`, ascending and stable, and move `items` with them.

    The spare arrays hold at least as much as the range. What is in order already costs one pass.
    """
    for block in range(first, last, _BLOCK):
        for place in range(block + 1, min(block + _BLOCK, last)):
            key, item = keys[place], items[place]
            while place > block and keys[place - 1] > key:
                keys[place], items[place] = keys[place - 1], items[place - 1]
                place -= 1
            keys[place], items[place] = key, item
    width = _BLOCK
    while width < last - first:
        for left in range(first, last - width, 2 * width):
            middle, right = left + width, min(left + 2 * width, last)
            if keys[middle - 1] <= keys[middle]:
                continue
            spare[:width] = keys[left:middle]
            spare_items[:width] = items[left:middle]
            taken, place = 0, left
            while taken < width:
                if middle < right and keys[middle] < spare[taken]:
                    keys[place], items[place] = keys[middle], items[middle]
                    middle += 1
                else:
                    keys[place], items[place] = spare[taken], spare_items[taken]
                    taken += 1
                place += 1
        width *= 2


@kernel()
def _key(text: AnyArray, begin: int, end: int) -> np.uint64:
    """Return seven bytes of a string and, below them, how many bytes it has left, at most 8.

    Keys are in the order of the strings; equal keys that end in less than 8 are equal strings.
    """
    key = np.uint64(0)
    for place in range(begin, begin + _KEY_BYTES):
        key = (key << np.uint64(8)) | np.uint64(text[place] if place < end else 0)
    return (key << np.uint64(8)) | np.uint64(min(max(end - begin, 0), _KEY_BYTES + 1))


@kernel()
def sort_strings(text: AnyArray, begins: AnyArray, ends: AnyArray) -> AnyArray:
    """Return u32 numbers of the strings `text[begins[i]:ends[i]]` by their bytes, then number."""
    count = len(begins)
    order = np.arange(count).astype(np.uint32)
    keys, spare = np.empty(count, np.uint64), np.empty(count, np.uint64)
    spare_items = np.empty(count, np.uint32)
    # Ranges that tie so far, each with the bytes that are known to be equal. They are disjoint.
    pending = np.empty((count // 2 + 1, 3), np.int64)
    pending[0] = 0, count, 0
    waiting = 1
    while waiting:
        waiting -= 1
        first, last, depth = pending[waiting]
        for place in range(first, last):
            item = order[place]
            keys[place] = _key(text, begins[item] + depth, ends[item])
        sort_keys(keys, order, first, last, spare, spare_items)
        start = first
        for place in range(first + 1, last + 1):
            if place < last and keys[place] == keys[start]:
                continue
            if place - start > 1 and keys[start] & np.uint64(255) > _KEY_BYTES:
                pending[waiting] = start, place, depth + _KEY_BYTES
                waiting += 1
            start = place
    return order


@kernel()
def number_strings(
    text: AnyArray, begins: AnyArray, ends: AnyArray
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Number the distinct strings by the order of their bytes.

    Returns u32 arrays: the number of each string; where each number starts in the last array, and
    its length at the end; the strings grouped by number, ascending within each.
    """
    members = sort_strings(text, begins, ends)
    numbers = np.empty(len(members), np.uint32)
    starts = np.empty(len(members) + 1, np.uint32)
    distinct = 0
    for place in range(len(members)):
        item, before = members[place], members[place - 1]
        if place == 0 or not _equal(text, begins[item], ends[item], begins[before], ends[before]):
            starts[distinct] = place
            distinct += 1
        numbers[item] = distinct - 1
    starts[distinct] = len(members)
    return numbers, starts[: distinct + 1].copy(), members


@kernel()
def _equal(text: AnyArray, begin: int, end: int, other: int, other_end: int) -> bool:
    if end - begin != other_end - other:
        return False
    while begin < end and text[begin] == text[other]:
        begin, other = begin + 1, other + 1
    return begin == end


@kernel()
def gather_strings(
    text: AnyArray, begins: AnyArray, ends: AnyArray, chosen: AnyArray
) -> tuple[AnyArray, AnyArray]:
    """Return the text and the u32 offsets of a table of the chosen strings."""
    offsets = np.zeros(len(chosen) + 1, np.uint32)
    for place in range(len(chosen)):
        offsets[place + 1] = offsets[place] + (ends[chosen[place]] - begins[chosen[place]])
    gathered = np.empty(offsets[-1], np.uint8)
    for place in range(len(chosen)):
        begin = begins[chosen[place]]
        for step in range(offsets[place + 1] - offsets[place]):
            gathered[offsets[place] + step] = text[begin + step]
    return gathered, offsets
