"""Finds titles by their words: rows of titles by form and of forms by title, see `Titles`.

Titles are numbered from the newest on, so the first that are found are the newest. There are two
ways to those of some titles that have one of some forms: to look into each of the titles, and to
look up each that has one of the forms. The one with fewer of these is taken.
"""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel

_FEW = 8
"""A form of so many is counted by sorting those that there are."""


class Titles(NamedTuple):
    """Which titles have which forms, both ways; each row ascends.

    Form n has `titles[starts[n] : starts[n + 1]]` (u32), posting by posting of the `forms` (u32);
    title n has `words[word_starts[n] : word_starts[n + 1]]` (u32). Starts are i64.
    """

    forms: AnyArray
    titles: AnyArray
    starts: AnyArray
    words: AnyArray
    word_starts: AnyArray


@kernel(makes_arrays=False)
def _find(row: AnyArray, first: int, end: int, value: int) -> int:
    """Return the place of the first entry of an ascending row that is not before a value."""
    while first < end:
        middle = (first + end) >> 1
        if row[middle] < value:
            first = middle + 1
        else:
            end = middle
    return first


@kernel(makes_arrays=False)
def _has(row: AnyArray, value: int) -> bool:
    place = _find(row, 0, len(row), value)
    return bool(place < len(row) and row[place] == value)


@kernel()
def having(table: Titles, forms: AnyArray) -> AnyArray:
    """Return the titles (u32) that have all of some forms (i64), one at least; ascending."""
    rarest, starts = forms[0], table.starts
    for form in forms:
        if starts[form + 1] - starts[form] < starts[rarest + 1] - starts[rarest]:
            rarest = form
    found = table.titles[starts[rarest] : starts[rarest + 1]].copy()
    for form in forms:
        kept, place, end = 0, starts[form], starts[form + 1]
        for title in found:
            place = _find(table.titles, place, end, title)
            if place == end:
                break
            if table.titles[place] == title:
                found[kept] = title
                kept += 1
        found = found[:kept]
    return found


@kernel()
def beside(table: Titles, within: AnyArray, first: int, end: int) -> tuple[AnyArray, AnyArray]:
    """Return the forms from `first` up to `end` that some titles have (u32), and how many (i64)."""
    own = slice(table.starts[first], table.starts[end])
    forms, titles, kept = table.forms[own], table.titles[own], 0
    if len(titles) <= len(within):
        found = np.empty(len(titles), np.uint32)
        for place in range(len(titles)):
            if _has(within, titles[place]):
                found[kept] = forms[place]
                kept += 1
        return _count(found[:kept], first, end)
    size = 0
    for title in within:
        size += table.word_starts[title + 1] - table.word_starts[title]
    found = np.empty(size, np.uint32)
    for title in within:
        for form in table.words[table.word_starts[title] : table.word_starts[title + 1]]:
            if first <= form < end:
                found[kept] = form
                kept += 1
    return _count(found[:kept], first, end)


@kernel()
def _count(found: AnyArray, first: int, end: int) -> tuple[AnyArray, AnyArray]:
    """Return the forms of a row, each once and ascending, and how often each is there."""
    if len(found) * _FEW > end - first:
        # Counting all of them is quicker than sorting some.
        counts = np.zeros(end - first, np.int64)
        for form in found:
            counts[form - first] += 1
        places = np.flatnonzero(counts)
        return (places + first).astype(np.uint32), counts[places]
    found.sort()
    kept, times = 0, np.zeros(len(found), np.int64)
    for place in range(len(found)):
        if kept and found[place] == found[kept - 1]:
            times[kept - 1] += 1
        else:
            found[kept], times[kept] = found[place], 1
            kept += 1
    return found[:kept], times[:kept]


@kernel(makes_arrays=False)
def _begins(table: Titles, title: int, first: int, end: int) -> bool:
    for form in table.words[table.word_starts[title] : table.word_starts[title + 1]]:
        if first <= form < end:
            return True
    return False


@kernel(makes_arrays=False)
def _keep(newest: AnyArray, kept: int, title: int) -> int:
    """Put a title in its place among the newest, once; return how many are kept."""
    if kept == len(newest) and title >= newest[kept - 1]:
        return kept
    place = _find(newest, 0, kept, title)
    if place < kept and newest[place] == title:
        return kept
    kept = min(kept + 1, len(newest))
    for hole in range(kept - 1, place, -1):
        newest[hole] = newest[hole - 1]
    newest[place] = title
    return kept


@kernel()
def newest_within(table: Titles, within: AnyArray, first: int, end: int, number: int) -> AnyArray:
    """Return the newest of some titles (u32) that have a form from `first` up to `end`."""
    own, kept = table.titles[table.starts[first] : table.starts[end]], 0
    newest = np.empty(number, np.uint32)
    if len(own) <= len(within):
        for title in own:
            if _has(within, title):
                kept = _keep(newest, kept, title)
        return newest[:kept]
    for title in within:
        if kept == number:
            break
        if _begins(table, title, first, end):
            newest[kept] = title
            kept += 1
    return newest[:kept]


@kernel()
def newest_of_all(table: Titles, first: int, end: int, number: int) -> AnyArray:
    """Return the newest titles (u32) that have a form from `first` up to `end`."""
    own, kept = table.titles[table.starts[first] : table.starts[end]], 0
    newest = np.empty(number, np.uint32)
    # What many titles have some of the newest have; it may be that only the oldest have it.
    looked_at = min(len(own), len(table.word_starts) - 1)
    for title in range(looked_at):
        if _begins(table, title, first, end):
            newest[kept] = title
            kept += 1
            if kept == number:
                return newest
    kept = 0
    for title in own:
        kept = _keep(newest, kept, title)
    return newest[:kept]
