"""Which words of a query stand beside each other in it."""

from collections.abc import Iterator

from search.query.nodes import Group, Occur, Word
from search.ranking import Level


def neighbours(group: Group) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of words that follow each other in a query, in one field or in all of them.

    A word that is forbidden, to be spelled as typed, or one of several to choose from, has none.
    """
    before: Word | None = None
    for clause in group.clauses:
        node = clause.node
        is_exact = isinstance(node, Word) and node.level is Level.EXACT
        if clause.occur is Occur.MUST_NOT or is_exact or not isinstance(node, Word):
            before = None
            if isinstance(node, Group) and clause.occur is not Occur.MUST_NOT:
                yield from neighbours(node)
            continue
        if before and before.field == node.field and not group.is_choice:
            yield before, node
        before = node
