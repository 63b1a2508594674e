"""Says a query tree back in words: parse(print(tree)) is the same tree."""

import re
from collections import Counter

from search.query.groups import (
    choice_field,
    is_filter,
    label_field,
    usual_occur,
    with_words_required,
)
from search.query.months import name_of
from search.query.nodes import (
    Clause,
    DateRange,
    Fuzzy,
    Group,
    Leaf,
    MonthOfYears,
    Near,
    Node,
    Occur,
    Pattern,
    Phrase,
    TextLeaf,
    Word,
    iter_leaves,
)
from search.query.operators import OPERATORS
from search.ranking import Level
from search.schema import FIELDS_BY_NAME, Kind

_NUMBER = re.compile(r"\d[\d.,٫٬]*")
_LEVELS = {None: "", Level.EXACT: "=", Level.WORD: "", Level.WIDE: "~"}


def print_query(root: Group) -> str:
    """Return the canonical text of a query tree."""
    return _print_group(root, None)


def print_leaf(leaf: Leaf) -> str:
    """Return the canonical text of a leaf, with its field and its signs."""
    return _print_leaf(leaf, None)


def _print_group(group: Group, field: str | None) -> str:
    """Print a group without brackets, inside those of `field` if any."""
    if group.is_choice:
        return " OR ".join(_print_node(clause.node, field) for clause in group.clauses)
    return " ".join(_print_clauses(_without_requirement(group.clauses), field))


def _print_clauses(clauses: tuple[Clause, ...], field: str | None) -> list[str]:
    left = Counter(map(choice_field, clauses))
    printed = []
    for clause in clauses:
        name = choice_field(clause)
        left[name] -= 1
        # Labels that stand side by side are one choice: only the last of a field is printed so.
        if isinstance(clause.node, Group) and name and not left[name]:
            printed += [_print_node(label.node, field) for label in clause.node.clauses]
        else:
            printed.append(_print_clause(clause, field))
    return printed


def _print_clause(clause: Clause, field: str | None) -> str:
    """Print a clause, its sign kept from being taken for that of a number: +\\2015."""
    node, sign = clause.node, clause.occur.value
    if clause.occur is usual_occur(node, field) and not label_field(node):
        sign = ""
    printed = _print_node(node, field)
    return sign + ("\\" if sign and _NUMBER.fullmatch(printed) else "") + printed


def _without_requirement(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Undo what the parser does to words beside a filter, where it would do it again."""
    if not clauses or clauses[0].occur is not Occur.MUST or is_filter(clauses[0].node):
        return clauses
    node = clauses[0].node
    is_plain = isinstance(node, Group) and not node.is_choice
    optional = node.clauses if isinstance(node, Group) and is_plain else ()
    for words in (optional, (Clause(Occur.SHOULD, node),)):
        flat = (*words, *clauses[1:])
        if words and tuple(with_words_required(list(flat))) == clauses:
            return flat
    return clauses


def _print_node(node: Node, field: str | None) -> str:
    if not isinstance(node, Group):
        return _print_leaf(node, field)
    own = None if field else _common_field(node)
    return f"{own}:({_print_group(node, own)})" if own else f"({_print_group(node, field)})"


def _common_field(group: Group) -> str | None:
    """Return the text field that all leaves of a group search in, None where there is none."""
    fields = {leaf.field if isinstance(leaf, TextLeaf) else None for leaf in iter_leaves(group)}
    name = fields.pop() if len(fields) == 1 else None
    return name if name and FIELDS_BY_NAME[name].kind is Kind.TEXT else None


def _print_leaf(leaf: Leaf, field: str | None) -> str:
    match leaf:
        case DateRange(first, None):
            return f'date:"{first}.."'
        case DateRange(first, last):
            return f"date:{first or ''}..{last}"
        case MonthOfYears():
            return f'date:"{name_of(leaf)}"'
    if leaf.field not in (None, field):
        return f"{leaf.field}:{_print_text(leaf)}"
    is_operator = isinstance(leaf, Word) and leaf.level is None and leaf.text in OPERATORS
    return "\\" * is_operator + _print_text(leaf)


def _print_text(leaf: TextLeaf) -> str:
    match leaf:
        case Word(text, _, level):
            return _LEVELS[level] + text
        case Phrase(words, _, level):
            return f'{_LEVELS[level]}"{" ".join(words)}"'
        case Near(words, slop, _, level):
            return f'{_LEVELS[level]}"{" ".join(words)}"~{slop}'
        case Pattern(text):
            return text
        case Fuzzy(text, edits):
            return f"{text}~{edits}"
