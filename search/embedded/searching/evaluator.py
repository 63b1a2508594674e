"""Evaluates a query tree over a generation, segment by segment: what matches, with what score."""

from dataclasses import dataclass

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.matching import (
    MAX_CLAUSES,
    MUST,
    MUST_NOT,
    SHOULD,
    add_leaf,
    collect,
)
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.leaves import Grades, Leaf
from search.embedded.searching.masks import Mask, all_of, any_of, negated, node_mask
from search.embedded.searching.scorer import Scorer
from search.query import Group, Node, Occur, Phrase, Word
from search.ranking import Level

Weights = dict[Word | Phrase, float]
"""The idf of every leaf that scores."""

_MARKS = {Occur.MUST: MUST, Occur.SHOULD: SHOULD, Occur.MUST_NOT: MUST_NOT}


class Scratch:
    """What is added up by document of a segment: zero between groups, see `kernels.matching`."""

    def __init__(self, documents: int) -> None:
        self.marks = np.zeros(documents, np.uint16)
        self.scores = np.zeros(documents)
        # The last place is written in vain.
        self.touched = np.empty(documents + 1, np.uint16)
        self.matched = np.empty(documents + 1, np.uint16)


@dataclass(frozen=True, slots=True)
class Plan:
    """A group made ready for every segment.

    `scored` are its clauses that score, with their marks, in the order in which scores are added.
    A document needs the `musts` of them; with `everything` it needs none. `mask` restricts as well.
    """

    scored: "tuple[tuple[int, Scored], ...]"
    musts: int
    everything: bool
    mask: Mask | None

    def add_up(self, part: Part, scratch: Scratch) -> tuple[int, AnyArray]:
        """Mark and score the documents of a segment.

        Returns how many are touched, and a u8 for each document: whether it is allowed to match.
        """
        # Groups inside use the same scratch, so all of them come first.
        leaves = [(mark, *_graded(each, part, scratch)) for mark, each in self.scored]
        number = 0
        for mark, idf, (documents, grades) in leaves:
            number = add_leaf(
                documents, grades, idf, mark, scratch.marks, scratch.scores, scratch.touched, number
            )
        return number, part.alive & self.mask(part) if self.mask else part.alive


Scored = Leaf | Plan | Mask
"""A clause of a group that scores, or a mask among clauses that do."""


def _graded(each: Scored, part: Part, scratch: Scratch) -> tuple[float, Grades]:
    """Return an idf and the documents of a segment with their grades."""
    match each:
        case Leaf():
            return each.idf, each.grades[part.order]
        case Plan():
            return 1.0, _collect(each, part, scratch)
        case _:
            documents = np.flatnonzero(each(part)).astype(np.uint16)
            return 0.0, (documents, np.zeros(len(documents)))


def _collect(plan: Plan, part: Part, scratch: Scratch) -> Grades:
    """Return the documents of a segment that a group matches, and their scores."""
    number, allowed = plan.add_up(part, scratch)
    scores = np.empty(len(scratch.matched))
    found = collect(
        *(scratch.touched, number, plan.musts, plan.everything, allowed),
        *(scratch.marks, scratch.scores, scratch.matched, scores),
    )
    return scratch.matched[:found].copy(), scores[:found]


class Evaluator:
    """Makes query trees ready for the segments of a generation."""

    def __init__(self, scorer: Scorer, columns: Columns) -> None:
        self._scorer = scorer
        self._columns = columns

    def plan(self, group: Group, level: Level) -> tuple[Plan, Weights]:
        """Return a group made ready, and the idf of its leaves; what is forbidden scores nothing.

        A group without any clause matches all, scored 0.
        """
        weights: Weights = {}
        return self._plan(group, level, weights), weights

    def _plan(self, group: Group, level: Level, weights: Weights) -> Plan:
        scored: list[tuple[Occur, Scored]] = []
        masks: list[Mask] = []
        wanted: list[Mask] = []
        for clause in group.clauses:
            occur, mask = clause.occur, node_mask(clause.node, self._columns)
            if mask is None:
                own = {} if occur is Occur.MUST_NOT else weights
                scored.append((occur, self._scored(clause.node, level, own)))
            elif occur is Occur.SHOULD:
                wanted.append(mask)
            else:
                masks.append(mask if occur is Occur.MUST else negated(mask))
        is_required = any(clause.occur is Occur.MUST for clause in group.clauses)
        is_wanted = any(occur is Occur.SHOULD for occur, _ in scored)
        # Beside what is required, a mask that is only wanted changes nothing.
        if wanted and not is_required and is_wanted:
            scored += [(Occur.SHOULD, mask) for mask in wanted]
        elif wanted and not is_required:
            masks.append(any_of(wanted))
        assert len(scored) <= MAX_CLAUSES, "the parser takes half as many"
        musts = sum(occur is Occur.MUST for occur, _ in scored)
        return Plan(
            tuple((_MARKS[occur], each) for occur, each in sorted(scored, key=_order_of_sums)),
            musts,
            not musts and (is_required or not is_wanted),
            all_of(masks) if masks else None,
        )

    def _scored(self, node: Node, level: Level, weights: Weights) -> Scored:
        if isinstance(node, Group):
            return self._plan(node, level, weights)
        assert isinstance(node, Word | Phrase)
        leaf = self._scorer.leaf(node, level)
        weights[node] = leaf.idf
        return leaf


def _order_of_sums(clause: tuple[Occur, Scored]) -> int:
    return (Occur.MUST, Occur.SHOULD, Occur.MUST_NOT).index(clause[0])
