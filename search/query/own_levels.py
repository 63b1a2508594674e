"""Gives single words of a query levels of their own, in its text: أسعار القمح → =أسعار القمح."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from search.analysis import is_stop, tokenize
from search.query.nodes import Clause, Group, Node, Word, wanted_texts
from search.query.parser import parse_plain, parse_query
from search.query.printer import print_leaf, print_query
from search.ranking import Level

LONGEST_KEPT = 500
"""A longer text is printed anew at once: whether it could stay is found out by reading it again."""


class OwnLevels:
    """The words that a query wants by themselves, and its text with other levels for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = parse_query(text).root

    @cached_property
    def words(self) -> dict[str, Level | None]:
        """The level of each word as typed, None where it is that of the whole search."""
        return {leaf.text: leaf.level for leaf in self._leaves()}

    def with_level(self, word: str, level: Level | None) -> str:
        """Return the text in which a word has a level of its own, or that of the whole search.

        All else stays as it was typed, unless a sign would not be one where the word stands, or the
        text is long: then the whole query is printed anew. `WORD` has no sign: it is what a search
        is without one.
        """
        leaves = [leaf for leaf in self._leaves() if leaf.text == word]
        if all(leaf.level == level for leaf in leaves):
            return self._text
        if len(self._text) > LONGEST_KEPT:
            return print_query(_changed(self._root, word, level))
        text = self._text
        for leaf in reversed(leaves):
            start, end = leaf.span
            sign = text[start : start + 1] if text[start : start + 1] in "+-" else ""
            text = text[:start] + sign + print_leaf(replace(leaf, level=level)) + text[end:]
        if self._is_plain and not is_stop(word):
            return text
        wanted = _changed(self._root, word, level)
        return text if parse_query(text).root == wanted else print_query(wanted)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether a sign before any word would be one, and change nothing else."""
        if parse_plain(self._text) is None:
            return False
        runs = [[*tokenize(run)] for run in self._text.split()]
        return all(len(run) < 2 and (not run or run[0].start == 0) for run in runs)

    def _leaves(self) -> Iterator[Word]:
        return (leaf for leaf in wanted_texts(self._root) if isinstance(leaf, Word))


def _changed(node: Group, word: str, level: Level | None) -> Group:
    def change(each: Node) -> Node:
        if isinstance(each, Group):
            return _changed(each, word, level)
        is_meant = isinstance(each, Word) and each.text == word
        return replace(each, level=level) if is_meant else each  # type: ignore[arg-type]

    clauses = tuple(Clause(clause.occur, change(clause.node)) for clause in node.clauses)
    return Group(clauses, node.is_choice)
