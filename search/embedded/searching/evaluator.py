"""Makes a query tree ready for a generation: its leaves looked up, its filters as masks."""

from search.embedded.kernels.matching import MAX_CLAUSES, MUST, MUST_NOT, SHOULD
from search.embedded.searching.columns import Columns
from search.embedded.searching.deadline import check_time
from search.embedded.searching.leaves import GradedLeaf, WordLeaf
from search.embedded.searching.masks import Mask, any_of, negated, node_mask
from search.embedded.searching.plans import Plan, Scored, make_plan, plan_words
from search.embedded.searching.scorer import Scorer
from search.query import Group, Node, Occur, TextLeaf, Word
from search.ranking import Level

Leaves = dict[TextLeaf, WordLeaf | GradedLeaf]
"""Every leaf that scores, looked up."""
Weights = dict[TextLeaf, float]
"""The idf of every leaf that scores."""

_MARKS = {Occur.MUST: MUST, Occur.SHOULD: SHOULD, Occur.MUST_NOT: MUST_NOT}


def weights_of(leaves: Leaves) -> Weights:
    """Return how telling each leaf is."""
    return {node: leaf.idf for node, leaf in leaves.items()}


class Evaluator:
    """Makes query trees ready for the segments of a generation."""

    def __init__(self, scorer: Scorer, columns: Columns) -> None:
        self._scorer = scorer
        self._columns = columns

    def plan(self, group: Group, level: Level) -> tuple[Plan, Leaves]:
        """Return a group made ready, and its leaves; what is forbidden scores nothing.

        A group without any clause matches all, scored 0.
        """
        leaves: Leaves = {}
        plan = self._of_words(group, level, leaves)
        return plan or self._plan(group, level, leaves), leaves

    def _of_words(self, group: Group, level: Level, leaves: Leaves) -> Plan | None:
        """Return the plan of a group of words alone, none of them required, as most groups are."""
        words = [
            clause.node
            for clause in group.clauses
            if clause.occur is Occur.SHOULD and isinstance(clause.node, Word)
        ]
        if not words or len(words) < len(group.clauses) or any(word.level for word in words):
            return None
        found = self._scorer.words(words, level)
        leaves.update(zip(words, found, strict=True))
        return plan_words(found, 1 if group.is_choice else len(found))

    def _plan(self, group: Group, level: Level, leaves: Leaves) -> Plan:
        scored: list[tuple[int, Scored]] = []
        masks: list[Mask] = []
        wanted: list[Mask] = []
        for clause in group.clauses:
            occur, mask = clause.occur, node_mask(clause.node, self._columns)
            if mask is None:
                own = {} if occur is Occur.MUST_NOT else leaves
                scored.append((_MARKS[occur], self._scored(clause.node, level, own)))
            elif occur is Occur.SHOULD:
                wanted.append(mask)
            else:
                masks.append(mask if occur is Occur.MUST else negated(mask))
        is_required = any(clause.occur is Occur.MUST for clause in group.clauses)
        is_wanted = any(mark == SHOULD for mark, _ in scored)
        # Beside what is required, a mask that is only wanted changes nothing.
        if wanted and not is_required and is_wanted:
            scored += [(SHOULD, mask) for mask in wanted]
        elif wanted and not is_required:
            masks.append(any_of(wanted))
        assert len(scored) <= MAX_CLAUSES, "the parser takes half as many"
        everything = not any(mark == MUST for mark, _ in scored) and (is_required or not is_wanted)
        positive = sum(mark != MUST_NOT for mark, _ in scored)
        return make_plan(
            scored, min(positive, 1) if group.is_choice else positive, everything, masks
        )

    def _scored(self, node: Node, level: Level, leaves: Leaves) -> Scored:
        if isinstance(node, Group):
            return self._plan(node, level, leaves)
        assert isinstance(node, TextLeaf)
        check_time()
        leaf = self._scorer.leaf(node, level)
        leaves[node] = leaf
        return leaf
