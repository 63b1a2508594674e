"""Puts clauses together into a group, so that what means the same is the same tree.

Labels of one field that stand side by side are alternatives: section:سياسة section:اقتصاد.
"""

from collections.abc import Iterable

from search.analysis import is_stop
from search.query.nodes import (
    Clause,
    DateRange,
    Group,
    MonthOfYears,
    Node,
    Occur,
    Phrase,
    TextLeaf,
    Word,
)
from search.schema import FIELDS_BY_NAME, Kind

Item = tuple[Occur | None, Node]
"""A node and the sign before it."""


def make_group(items: Iterable[Item], field: str | None = None) -> Group:
    """Return the group of what stands side by side, in the brackets of `field` if any."""
    kept = _without_stop_words([each for item in items for each in _flattened(item, field)])
    labels: dict[str, list[Clause]] = {}
    clauses: list[Clause] = []
    choices: list[Clause] = []
    for occur, node in kept:
        if occur is None and (name := label_field(node)):
            labels.setdefault(name, []).append(Clause(Occur.SHOULD, node))
            continue
        clause = Clause(occur or usual_occur(node, field), node)
        (choices if choice_field(clause) else clauses).append(clause)
    choices += [Clause(Occur.MUST, Group(tuple(each), is_choice=True)) for each in labels.values()]
    required = with_words_required([*clauses, *choices])
    if len(required) == 1 and required[0].occur is Occur.SHOULD:
        (only,) = required
        return only.node if isinstance(only.node, Group) else Group((only,))
    return Group(tuple(required))


def make_choice(nodes: Iterable[Node]) -> Group:
    """Return the group of alternatives; a choice among them is part of it."""
    clauses: list[Clause] = []
    for node in nodes:
        if isinstance(node, Group) and node.is_choice:
            clauses += node.clauses
        else:
            clauses.append(Clause(Occur.SHOULD, node))
    return Group(tuple(clauses), is_choice=True)


def usual_occur(node: Node, field: str | None = None) -> Occur:
    """Return what a node without sign does: what is asked of a field is required."""
    if isinstance(node, Group):
        wanted = [clause.node for clause in node.clauses if clause.occur is not Occur.MUST_NOT]
        are_required = (usual_occur(each, field) is Occur.MUST for each in wanted)
        return Occur.MUST if wanted and all(are_required) else Occur.SHOULD
    is_required = not isinstance(node, TextLeaf) or node.field not in (None, field)
    return Occur.MUST if is_required else Occur.SHOULD


def label_field(node: Node) -> str | None:
    """Return the label field that a node is a value of, None for any other node."""
    name = node.field if isinstance(node, Phrase) else None
    return name if name and FIELDS_BY_NAME[name].kind is Kind.LABEL else None


def choice_field(clause: Clause) -> str | None:
    """Return the label field of which a clause requires one of some values, else None."""
    node = clause.node
    if clause.occur is not Occur.MUST or not isinstance(node, Group) or not node.is_choice:
        return None
    fields = {label_field(each.node) for each in node.clauses}
    return fields.pop() if len(fields) == 1 else None


def with_words_required(clauses: list[Clause]) -> list[Clause]:
    """Ask for one of the words: beside a filter, optional words would let all of it through."""
    required = [clause.node for clause in clauses if clause.occur is Occur.MUST]
    wanted = tuple(clause for clause in clauses if clause.occur is Occur.SHOULD)
    if not wanted or not required or not all(map(is_filter, required)):
        return clauses
    words = wanted[0].node if len(wanted) == 1 else Group(wanted)
    others = [clause for clause in clauses if clause.occur is not Occur.SHOULD]
    return [Clause(Occur.MUST, words), *others]


def is_filter(node: Node) -> bool:
    """Say whether a node restricts and does not score."""
    if isinstance(node, Group):
        return all(is_filter(clause.node) for clause in node.clauses)
    return isinstance(node, DateRange | MonthOfYears) or label_field(node) is not None


def _flattened(item: Item, field: str | None) -> list[Item]:
    """Return the clauses of a group in plain brackets that mean the same without them."""
    occur, node = item
    if not isinstance(node, Group) or node.is_choice or occur is Occur.MUST_NOT:
        return [item]
    is_required = (occur or usual_occur(node, field)) is Occur.MUST
    occurs = {clause.occur for clause in node.clauses}
    if not is_required and occurs == {Occur.SHOULD}:
        return [(None, clause.node) for clause in node.clauses]
    if is_required and Occur.MUST in occurs and Occur.SHOULD not in occurs:
        return [(clause.occur, clause.node) for clause in node.clauses]
    return [item]


def _without_stop_words(items: list[Item]) -> list[Item]:
    """Drop plain stop words, unless nothing else is looked for."""
    kept = [item for item in items if not _is_stop_word(item)]
    return (
        kept
        if any(occur is not Occur.MUST_NOT and _has_text(node) for occur, node in kept)
        else items
    )


def _is_stop_word(item: Item) -> bool:
    match item:
        case (None, Word(text, None, None)):
            return is_stop(text)
    return False


def _has_text(node: Node) -> bool:
    if isinstance(node, Group):
        return any(c.occur is not Occur.MUST_NOT and _has_text(c.node) for c in node.clauses)
    return isinstance(node, TextLeaf) and label_field(node) is None
