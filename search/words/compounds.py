"""Names that papers write in one word and in several: عبدالله and عبد الله, أبوظبي and أبو ظبي.

No stem brings these together, so a query that has the one asks for the other as well.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import is_

from search.analysis import fold
from search.query import Clause, Group, Node, Occur, Phrase, Word
from search.ranking import Level
from search.words.partners import compounds

HEAD = "عبد"
"""What names begin with that go on with the article; there are too many for the table."""
ARTICLE = "ال"
MIN_NAME = 3
CACHED_WORDS = 1 << 14


def split_compound(form: str) -> tuple[str, ...]:
    """Return the words in which a folded word may be written apart, none where it is no compound.

    `split_compound(fold("عبدالرحمن")) == ("عبد", "الرحمن")`
    """
    known = compounds().get(form)
    if known:
        return known
    rest = form.removeprefix(HEAD)
    is_name = rest != form and rest.startswith(ARTICLE) and len(rest) - len(ARTICLE) >= MIN_NAME
    return (HEAD, rest) if is_name else ()


def with_compounds(group: Group, level: Level) -> Group:
    """Return a query that finds compounds in either way of writing; at level exact, as it is."""
    if level is Level.EXACT:
        return group
    nodes = [_apart(clause.node, level) for clause in group.clauses]
    for place, (clause, after) in enumerate(pairwise(group.clauses)):
        one, other = clause.node, after.node
        if isinstance(one, Word) and isinstance(other, Word) and clause.occur is after.occur:
            joined = _join(one.text, other.text)
            if joined:
                nodes[place] = _either(nodes[place], replace(one, text=joined))
                nodes[place + 1] = _either(nodes[place + 1], replace(other, text=joined))
    clauses = [
        clause if node is clause.node else Clause(clause.occur, node)
        for clause, node in zip(group.clauses, nodes, strict=True)
    ]
    is_same = all(map(is_, clauses, group.clauses))
    return group if is_same else Group(tuple(clauses), group.is_choice)


_fold = lru_cache(CACHED_WORDS)(fold)


@lru_cache(CACHED_WORDS)
def _join(one: str, other: str) -> str:
    """Return the compound that two words as typed make, "" where they make none."""
    parts = _fold(one), _fold(other)
    return "".join(parts) if split_compound("".join(parts)) == parts else ""


@lru_cache(CACHED_WORDS)
def _split(word: str) -> tuple[str, ...]:
    return split_compound(_fold(word))


def _apart(node: Node, level: Level) -> Node:
    """Return a word that is a compound with its words as a phrase, and groups with theirs."""
    if isinstance(node, Group):
        return with_compounds(node, level)
    if isinstance(node, Word) and node.level is not Level.EXACT:
        words = _split(node.text)
        if words:
            return _either(node, Phrase(words, node.field, node.level, node.span))
    return node


def _either(node: Node, other: Word | Phrase) -> Group:
    inner = node.clauses if isinstance(node, Group) else (Clause(Occur.SHOULD, node),)
    return Group((*inner, Clause(Occur.SHOULD, other)), is_choice=True)
