"""Says a query tree back in words: parse(print(tree)) is the same tree."""

from search.query.nodes import Clause, DateRange, Group, Node, Occur, Phrase, Word


def print_query(root: Group) -> str:
    """Return the canonical text of a query tree."""
    return " ".join(_print_clause(clause) for clause in root.clauses)


def _print_clause(clause: Clause) -> str:
    """Print what the parser reads: it requires by field, and what stands beside a filter."""
    return ("-" if clause.occur is Occur.MUST_NOT else "") + _print_node(clause.node)


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
