"""A group of a query made ready for every segment, and what it adds up there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.matching import MUST, MUST_NOT, PARTLY, SHOULD, add_leaf, collect
from search.embedded.searching.collection import Part
from search.embedded.searching.leaves import GradedLeaf, Grades, WordLeaf
from search.embedded.searching.masks import Mask, all_of
from search.embedded.searching.scorer import Scorer
from search.embedded.searching.scratch import Scratch

_ORDER = {MUST: 0, SHOULD: 1, MUST_NOT: 2}
_LEAVES = (WordLeaf, GradedLeaf)


class Words(NamedTuple):
    """Words for `kernels.best`: where their postings are, see `leaves.WordLeaf`, and their idfs."""

    addresses: Sequence[int]
    idfs: Sequence[float]


NO_WORDS = Words((), ())


@dataclass(frozen=True, slots=True)
class Plan:
    """A group made ready for every segment.

    `scored` are its clauses that score, with their marks, in the order in which scores are added. A
    document needs the `musts` of them; with `everything` it needs none. One that meets `wanted` of
    the `positive`, which are not forbidden, has all: of a choice one. `mask` restricts as well.
    `words` are those of a group of nothing else, in the order in which scores are added.
    """

    scored: "tuple[tuple[int, Scored], ...]"
    wanted: int
    musts: int
    positive: int
    everything: bool
    mask: Mask | None
    words: Words | None

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


def plan_words(leaves: Sequence[WordLeaf], wanted: int) -> Plan:
    """Return the plan of words of which none is required: what `make_plan` makes of them."""
    ordered = sorted(leaves, key=_rarity)
    words = Words([leaf.address for leaf in ordered], [leaf.idf for leaf in ordered])
    scored = tuple([(SHOULD, leaf) for leaf in ordered])
    return Plan(scored, wanted, 0, len(ordered), False, None, words)


def _rarity(leaf: WordLeaf | GradedLeaf) -> float:
    return -leaf.idf


def _order_of_sums(clause: tuple[int, Scored]) -> tuple[int, float]:
    # The most telling first: what comes later is then the less often worth scoring.
    mark, each = clause
    return _ORDER[mark], _rarity(each) if isinstance(each, _LEAVES) else 0.0


def _join(words: Sequence[tuple[int, WordLeaf]]) -> Words:
    """Return the words of a group; those that are forbidden score nothing."""
    idfs = [0.0 if mark == MUST_NOT else leaf.idf for mark, leaf in words]
    return Words([leaf.address for _, leaf in words], idfs)


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
