"""Documents by which of the words of a query they have, and the best of each class.

A class whose words cannot lift a document over the worst of the best is not looked at, as in
MaxScore (Turtle & Flood, "Query evaluation: strategies and optimizations", 1995); as the most
promising come first, the others are hopeless soon.
"""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.embedded.kernels.blocks import has, list_members
from search.embedded.kernels.scoring import ROOM_BLOCKS, saturate
from search.embedded.kernels.segments import Text
from search.embedded.kernels.selection import ALL, ANY, Entrants, Heaps, enter, least_score
from search.ranking.bm25 import K1

MOST_TOLD = 4
"""Documents are told apart by which of the first so many words they have."""
_AT_ONCE = 512
"""The documents whose promises are found together."""
_SLACK = 1 + 1e-9
"""More than what the order of a sum can change."""
_ONE = np.uint64(1)


class Classes(NamedTuple):
    """The sets of the first `told` words, each a number with a bit for each word, by descending
    order of the `most` that their documents can score."""

    sets: AnyArray
    most: AnyArray
    told: int


class Counted(NamedTuple):
    """The documents of a segment: how often they have each word, `titles` and `bodies`
    u32[words, ROOM] as in `scoring.gather`, and the blocks of those that have it, in the title and
    at all, `titled` and `having` u64[words, ROOM_BLOCKS]."""

    titles: AnyArray
    bodies: AnyArray
    titled: AnyArray
    having: AnyArray


class Work(NamedTuple):
    """Room for three sets of documents, for those of a class and what some of them promise, and for
    its words and their idfs."""

    candidates: AnyArray
    titled: AnyArray
    chosen: AnyArray
    documents: AnyArray
    promises: AnyArray
    words: AnyArray
    idfs: AnyArray


@kernel()
def classes_of(idfs: AnyArray) -> Classes:
    """Return the classes of words with these idfs."""
    told = min(len(idfs), MOST_TOLD)
    most = np.zeros(1 << told)
    for each in range(len(most)):
        for word in range(len(idfs)):
            if word >= told or (each >> word) & 1:
                most[each] += idfs[word] * (K1 + 1) * _SLACK
    sets = np.argsort(-most)
    return Classes(sets, most[sets], told)


@kernel()
def work_for(words: int, documents: AnyArray) -> Work:
    """Return room for so many words, given that for the documents of a segment (u16)."""
    return Work(
        *(np.empty(ROOM_BLOCKS, np.uint64), np.empty(ROOM_BLOCKS, np.uint64)),
        *(np.empty(ROOM_BLOCKS, np.uint64), documents, np.empty(_AT_ONCE)),
        *(np.empty(words, np.int64), np.empty(words)),
    )


@kernel(makes_arrays=False)
def _choose(counted: Counted, each: int, told: int, work: Work, blocks: int) -> None:
    """Choose the candidates of a class: those that have its words, and none of the others."""
    for block in range(blocks):
        work.chosen[block] = work.candidates[block]
    for word in range(told):
        if (each >> word) & 1:
            for block in range(blocks):
                work.chosen[block] &= counted.having[word, block]
        else:
            for block in range(blocks):
                work.chosen[block] &= ~counted.having[word, block]


@kernel(makes_arrays=False)
def _least(heaps: Heaps, order: int, may_have_all: bool) -> float:
    least = least_score(heaps, ANY, order)
    return min(least, least_score(heaps, ALL, order)) if may_have_all else least


@kernel(makes_arrays=False)
def hurdle_for(least: float, idf: float) -> float:
    """Return what the frequencies of words, each times its idf, add up to at least where their
    score is at least `least`, given the sum of the idfs.

    Saturation is concave: a sum of saturated frequencies is at most their mean, saturated, as many
    times (Jensen's inequality).
    """
    share = least / idf / _SLACK if idf > 0 else 0.0
    if share <= 0:
        return -np.inf
    return idf * K1 * share / (K1 + 1 - share) / _SLACK if share < K1 + 1 else np.inf


@kernel(makes_arrays=False)
def _promise(counted: Counted, work: Work, words: int, body: Text, first: int, number: int) -> None:
    """Write for so many documents of a class the frequencies of its words in the body, each times
    its idf, added up."""
    for order in range(number):
        work.promises[order] = 0.0
    for word in range(words):
        own, idf = work.words[word], work.idfs[word]
        for order in range(number):
            document = work.documents[first + order]
            work.promises[order] += idf * float(counted.bodies[own, document])
    for order in range(number):
        document = work.documents[first + order]
        work.promises[order] *= body.factors[np.uint64(body.lengths[document])]


@kernel(makes_arrays=False)
def _score(
    counted: Counted, work: Work, words: int, title: Text, body: Text, document: np.uint64
) -> float:
    score = 0.0
    in_title = title.factors[np.uint64(title.lengths[document])]
    in_body = body.factors[np.uint64(body.lengths[document])]
    for word in range(words):
        own = work.words[word]
        counts = counted.titles[own, document], counted.bodies[own, document]
        score += work.idfs[word] * saturate(*counts, in_title, in_body)
    return score


@kernel(makes_arrays=False)
def _enter_chosen(
    counted: Counted,
    work: Work,
    words: int,
    title: Text,
    body: Text,
    whole: AnyArray,
    entrants: Entrants,
    heaps: Heaps,
    may_have_all: bool,
) -> None:
    """Score those chosen documents by so many words that promise enough, and keep the best."""
    number = list_members(work.chosen[: len(whole)], work.documents)
    least, idf = _least(heaps, entrants.order, may_have_all), work.idfs[:words].sum()
    hurdle = hurdle_for(least, idf)
    for order in range(number):
        if order % _AT_ONCE == 0:
            _promise(counted, work, words, body, order, min(number - order, _AT_ONCE))
        document = np.uint64(work.documents[order])
        # What a title adds is not in the promise.
        if work.promises[order % _AT_ONCE] < hurdle and not has(work.titled, document):
            continue
        score = _score(counted, work, words, title, body, document)
        if score >= least:
            enter(entrants, heaps, document, score, has(whole, document))
            least = _least(heaps, entrants.order, may_have_all)
            hurdle = hurdle_for(least, idf)


@kernel(makes_arrays=False)
def enter_best(
    counted: Counted,
    idfs: AnyArray,
    classes: Classes,
    work: Work,
    title: Text,
    body: Text,
    whole: AnyArray,
    entrants: Entrants,
    heaps: Heaps,
    is_choice: bool,
) -> None:
    """Keep the best of the candidates of a segment, class by class.

    Those of `whole` have all that is wanted; of a choice any class may.
    """
    for block in range(len(whole)):
        work.titled[block] = 0
    for word in range(len(idfs)):
        for block in range(len(whole)):
            work.titled[block] |= counted.titled[word, block]
    for order in range(len(classes.sets)):
        each = classes.sets[order]
        may_have_all = is_choice or each == len(classes.sets) - 1
        if classes.most[order] < _least(heaps, entrants.order, may_have_all):
            break
        _choose(counted, each, classes.told, work, len(whole))
        words = 0
        for word in range(len(idfs)):
            if word >= classes.told or (each >> word) & 1:
                work.words[words], work.idfs[words] = word, idfs[word]
                words += 1
        _enter_chosen(counted, work, words, title, body, whole, entrants, heaps, may_have_all)
