"""Makes a query tree ready for a cluster: what matches it, what has all of it, what it scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.opensearch.querying.clauses import EVERYTHING, Query, all_of, any_of, none_of, worth
from search.opensearch.querying.leaves import Leaf
from search.opensearch.querying.lookup import Lookup
from search.opensearch.querying.masks import node_mask
from search.opensearch.querying.scoring import graded
from search.opensearch.querying.tables import Tables
from search.query import Group, Node, Occur, TextLeaf, iter_leaves
from search.ranking import Level

Leaves = dict[TextLeaf, Leaf]
"""Every leaf that scores, looked up."""
Weights = dict[TextLeaf, float]
"""The idf of every leaf that scores."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A part of a query made ready.

    `scored` is what matches it, with its scores; `some` is the same as a filter, `whole` a filter
    of what also has all that is wanted. `is_whole` says that these two are the same.
    """

    scored: Query
    some: Query
    whole: Query
    is_whole: bool


def weights_of(leaves: Leaves) -> Weights:
    """Return how telling each leaf is."""
    return {node: leaf.idf for node, leaf in leaves.items()}


class Planner:
    """Makes query trees ready for one generation, of the mean lengths `averages` by text field."""

    def __init__(self, lookup: Lookup, tables: Tables, averages: Mapping[str, float]) -> None:
        self._lookup = lookup
        self._tables = tables
        self._averages = averages

    def plan(self, group: Group, level: Level) -> tuple[Plan, Leaves]:
        """Return a group made ready, and its leaves; what is forbidden scores nothing.

        A group without any clause matches all, scored 0.
        """
        texts = (leaf for leaf in iter_leaves(group) if isinstance(leaf, TextLeaf))
        self._lookup.prepare(texts, level)
        leaves: Leaves = {}
        return self._group(group, level, leaves), leaves

    def _group(self, group: Group, level: Level, leaves: Leaves) -> Plan:
        parts = _Parts()
        for clause in group.clauses:
            occur, mask = clause.occur, node_mask(clause.node, self._tables)
            if mask is None:
                own = {} if occur is Occur.MUST_NOT else leaves
                parts.scored[occur].append(self._scored(clause.node, level, own))
            elif occur is Occur.SHOULD:
                parts.wanted.append(mask)
            else:
                parts.masks.append(mask if occur is Occur.MUST else none_of(mask))
        is_required = any(clause.occur is Occur.MUST for clause in group.clauses)
        # Beside what is required, a mask that is only wanted changes nothing.
        if not is_required and parts.scored[Occur.SHOULD]:
            parts.scored[Occur.SHOULD] += map(_unscored, parts.wanted)
        elif not is_required and parts.wanted:
            parts.masks.append(any_of(parts.wanted))
        return parts.plan(is_choice=group.is_choice, is_required=is_required)

    def _scored(self, node: Node, level: Level, leaves: Leaves) -> Plan:
        if isinstance(node, Group):
            return self._group(node, level, leaves)
        assert isinstance(node, TextLeaf)
        leaf = self._lookup.leaf(node, level)
        leaves[node] = leaf
        scored = graded(leaf.counts, self._averages, leaf.idf)
        return Plan(scored, leaf.matches, leaf.matches, is_whole=True)


class _Parts:
    """The clauses of a group: those that score by what they do, what restricts, what is wanted."""

    def __init__(self) -> None:
        self.scored: dict[Occur, list[Plan]] = {occur: [] for occur in Occur}
        self.masks: list[Query] = []
        self.wanted: list[Query] = []

    def plan(self, *, is_choice: bool, is_required: bool) -> Plan:
        """Return the plan of the group; `is_required` says that one of its clauses is."""
        musts, shoulds = self.scored[Occur.MUST], self.scored[Occur.SHOULD]
        positive = [*musts, *shoulds]
        needs_one = bool(shoulds) and not is_required
        some = self._bool([p.some for p in musts], [p.some for p in shoulds], needs_one)
        scored = self._scored(musts, shoulds, needs_one)
        whole = some
        if is_choice and positive:
            whole = self._bool([p.some for p in musts], [p.whole for p in positive], needs_one=True)
        elif positive:
            whole = self._bool([p.whole for p in positive], [], needs_one=False)
        is_free = bool(shoulds) and not (needs_one and (is_choice or len(positive) == 1))
        is_whole = not is_free and all(part.is_whole for part in positive)
        return Plan(scored, some, some if is_whole else whole, is_whole)

    def _bool(self, musts: Sequence[Query], shoulds: Sequence[Query], needs_one: bool) -> Query:
        """Return a filter; what is only wanted beside what is required restricts nothing."""
        required = [*self.masks, *musts, *([any_of(shoulds)] if needs_one else [])]
        forbidden = [part.some for part in self.scored[Occur.MUST_NOT]]
        if not forbidden:
            return all_of(required)
        return {"bool": {"filter": required or [EVERYTHING], "must_not": forbidden}}

    def _scored(self, musts: Sequence[Plan], shoulds: Sequence[Plan], needs_one: bool) -> Query:
        if len(musts) + len(shoulds) == 1 and not self.masks and not self.scored[Occur.MUST_NOT]:
            return (*musts, *shoulds)[0].scored
        return {
            "bool": {
                "filter": self.masks or [EVERYTHING],
                "must": [part.scored for part in musts],
                "should": [part.scored for part in shoulds],
                "must_not": [part.some for part in self.scored[Occur.MUST_NOT]],
                "minimum_should_match": int(needs_one),
            }
        }


def _unscored(mask: Query) -> Plan:
    return Plan(worth(mask, 0.0), mask, mask, is_whole=True)
