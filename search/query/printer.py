"""Says a query tree back in words: parse(print(tree)) is the same tree."""

from search.query.nodes import Clause, DateRange, Group, Node, Phrase, Word


def print_query(root: Group) -> str:
    """Return the canonical text of a query tree."""
    return " ".join(_print_clause(clause) for clause in root.clauses)


def _print_clause(clause: Clause) -> str:
    sign = clause.occur.value if not _has_field(clause.node) or clause.occur.value == "-" else ""
    return sign + _print_node(clause.node)


def _has_field(node: Node) -> bool:
    if isinstance(node, Group):
        return all(_has_field(clause.node) for clause in node.clauses)
    return isinstance(node, DateRange) or node.field is not None


def _print_node(node: Node) -> str:
    match node:
        case Group():
            return print_query(node)
        case Word(text, field):
            return f"{field}:{text}" if field else text
        case Phrase(words, field):
            quoted = f'"{" ".join(words)}"'
            return f"{field}:{quoted}" if field else quoted
        case DateRange(first, last):
            return f"date:{first or ''}..{last or ''}"
