"""A group of a query made ready for every segment, and what it adds up there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels import ranking
from search.embedded.kernels.matching import MUST, MUST_NOT, PARTLY, SHOULD, add_leaf, collect
from search.embedded.kernels.scoring import ROOM, ROOM_BLOCKS
from search.embedded.searching.collection import Collection, Part
from search.embedded.searching.leaves import GradedLeaf, Grades, WordLeaf
from search.embedded.searching.masks import Mask, all_of
from search.embedded.searching.scorer import Scorer

FEW_WORDS = 8
MANY_WORDS = 32
"""Of more words than these the scratch is not kept; of each word it takes 256 KB at most, and as
much again if it is in all titles."""
_ORDER = {MUST: 0, SHOULD: 1, MUST_NOT: 2}
_LEAVES = (WordLeaf, GradedLeaf)


class Scratch:
    """What is added up by document of a segment: zero between groups.

    `marks`, `scores` and `touched` are as in `kernels.matching`; `matched` is as in
    `kernels.selection`, `by_word` what `kernels.ranking` adds up for each word.
    """

    def __init__(self, collection: Collection) -> None:
        sizes, blocks = [0], 0
        for part in collection.parts:
            sizes.append(part.segment.count)
            blocks = part.blocks.stop
        self.marks = np.zeros(max(sizes), np.uint32)
        self.scores = np.zeros(max(sizes))
        # The last place of a list is written in vain.
        self.touched = np.empty(max(sizes) + 1, np.uint16)
        self.matched = np.zeros((2, blocks), np.uint64)
        self._by_word = self._of_words(FEW_WORDS)

    def by_word(self, words: int) -> ranking.Scratch:
        """Return what `kernels.ranking` takes for so many words."""
        if words > MANY_WORDS:
            return self._of_words(words)
        if words > len(self._by_word[0]):
            self._by_word = self._of_words(words)
        return self._by_word

    def _of_words(self, words: int) -> ranking.Scratch:
        titles, bodies = (np.zeros((words, ROOM), np.uint32) for _ in range(2))
        titled, having = (np.zeros((words, ROOM_BLOCKS), np.uint64) for _ in range(2))
        return titles, bodies, titled, having, self.touched, self.matched


@dataclass(frozen=True, slots=True)
class Plan:
    """A group made ready for every segment.

    `scored` are its clauses that score, with their marks, in the order in which scores are added. A
    document needs the `musts` of them; with `everything` it needs none. One that meets `wanted` of
    the `positive`, which are not forbidden, has all: of a choice one. `mask` restricts as well.
    `words` is the group for `kernels.ranking.rank`, if it is one of words.
    """

    scored: "tuple[tuple[int, Scored], ...]"
    wanted: int
    musts: int
    positive: int
    everything: bool
    mask: Mask | None
    words: tuple[Any, ...] | None

    def allowed(self, part: Part) -> AnyArray:
        """Return a u8 for each document of a segment: whether it is allowed to match."""
        return part.alive & self.mask(part) if self.mask else part.alive

    def add_up(self, part: Part, scratch: Scratch, scorer: Scorer) -> int:
        """Mark and score the documents of a segment; return how many are touched."""
        # Groups inside use the same scratch, so all of them come first.
        leaves = [
            graded
            for mark, each in self.scored
            for graded in _graded(mark, each, part, scratch, scorer)
        ]
        number = 0
        for mark, idf, (documents, grades) in leaves:
            number = add_leaf(
                documents, grades, idf, mark, scratch.marks, scratch.scores, scratch.touched, number
            )
        return number


Scored = WordLeaf | GradedLeaf | Plan | Mask
"""A clause of a group that scores, or a mask among clauses that do."""


def make_plan(
    scored: Sequence[tuple[int, Scored]], wanted: int, everything: bool, masks: Sequence[Mask]
) -> Plan:
    """Return the plan of clauses with their marks; `wanted` and `everything` as in `Plan`."""
    positive = [clause for clause in scored if clause[0] != MUST_NOT]
    if len(positive) == 1 and positive[0][0] == MUST and isinstance(positive[0][1], Plan):
        # A group beside nothing but restrictions is that group, restricted.
        inner = positive[0][1]
        forbidden = [clause for clause in scored if clause[0] == MUST_NOT]
        masks = [*masks, inner.mask] if inner.mask else masks
        return make_plan([*inner.scored, *forbidden], inner.wanted, inner.everything, masks)
    ordered = tuple(sorted(scored, key=_order_of_sums))
    marks = [mark for mark, _ in ordered]
    words = [(mark, leaf) for mark, leaf in ordered if isinstance(leaf, WordLeaf)]
    is_fused = len(words) == len(ordered) and not everything
    return Plan(
        ordered,
        wanted,
        marks.count(MUST),
        len(positive),
        everything,
        all_of(masks) if masks else None,
        _join(words) if is_fused else None,
    )


def _order_of_sums(clause: tuple[int, Scored]) -> tuple[int, float]:
    # The most telling first: what comes later is then the less often worth scoring.
    mark, each = clause
    return _ORDER[mark], -each.idf if isinstance(each, _LEAVES) else 0.0


def _join(words: Sequence[tuple[int, WordLeaf]]) -> tuple[AnyArray, AnyArray]:
    """Return what `kernels.ranking.rank` takes of the words of a group."""
    idfs = [0.0 if mark == MUST_NOT else leaf.idf for mark, leaf in words]
    addresses = [leaf.postings.address for _, leaf in words]
    return np.array(addresses, np.int64), np.array(idfs)


def _graded(
    mark: int, each: Scored, part: Part, scratch: Scratch, scorer: Scorer
) -> list[tuple[int, float, Grades]]:
    """Return marks, idfs and the documents of a segment with their grades."""
    match each:
        case WordLeaf():
            return [(mark, each.idf, scorer.grades(each, part))]
        case GradedLeaf():
            return [(mark, each.idf, each.grades[part.order])]
        case Plan():
            return _collect(mark, each, part, scratch, scorer)
        case _:
            documents = np.flatnonzero(each(part)).astype(np.uint16)
            return [(mark, 0.0, (documents, np.zeros(len(documents))))]


def _collect(
    mark: int, plan: Plan, part: Part, scratch: Scratch, scorer: Scorer
) -> list[tuple[int, float, Grades]]:
    """Return the documents of a segment that a group matches, and their scores.

    Those that have all it wants come first, and the others with a mark of their own.
    """
    number = plan.add_up(part, scratch, scorer)
    # The last place is written in vain.
    room = part.segment.count + 1
    documents, scores = np.empty(room, np.uint16), np.empty(room)
    have_all = np.empty(room, np.bool_)
    found = collect(
        *(scratch.touched, number, plan.musts, plan.wanted, plan.everything, plan.allowed(part)),
        *(scratch.marks, scratch.scores, documents, scores, have_all),
    )
    documents, scores, have_all = documents[:found], scores[:found], have_all[:found]
    if mark == MUST_NOT or have_all.all():
        return [(mark, 1.0, (documents, scores))]
    return [
        (mark, 1.0, (documents[have_all], scores[have_all])),
        (mark + PARTLY, 1.0, (documents[~have_all], scores[~have_all])),
    ]
