"""From lexemes to the tree. NOT and signs bind closest, then AND, then OR, then standing together.

An operator is one only where it has its operands, and a word elsewhere: وزير أو, OR لبنان.
"""

import datetime as dt

from search.analysis import is_stop, tokenize
from search.query import operators
from search.query.date_values import read_dates
from search.query.groups import Item, make_choice, make_group, usual_occur
from search.query.leaves import read_texts, read_values
from search.query.lexer import Kind, Lexeme
from search.query.nodes import Clause, Group, Node, Occur
from search.query.notes import Notes
from search.schema import FieldSpec
from search.schema import Kind as FieldKind

MAX_CLAUSES = 64
_OPERANDS = (Kind.RUN, Kind.QUOTED, Kind.LISTED, Kind.OPEN)


class Grammar:
    """One descent over the lexemes of a query, whose brackets are in pairs."""

    def __init__(
        self, text: str, lexemes: list[Lexeme], today: dt.date | None, notes: Notes
    ) -> None:
        self._text = text
        self._lexemes = lexemes
        self._today = today
        self._notes = notes
        self._place = 0
        self._room = MAX_CLAUSES
        self._is_signed = any(map(_is_sign, lexemes))

    def parse(self) -> Group:
        """Return the tree of all lexemes."""
        return make_group(self._sequence(None))

    def _sequence(self, field: FieldSpec | None) -> list[Item]:
        """Read what stands together up to a closing bracket or the end."""
        items: list[Item] = []
        while (lexeme := self._at(self._place)) and lexeme.kind is not Kind.CLOSE:
            items += self._alternatives(field)
        return items

    def _alternatives(self, field: FieldSpec | None) -> list[Item]:
        chains = [self._chain(field, is_joined=False)]
        while self._is_binary(self._place, operators.OR):
            self._place += 1
            chains.append(self._chain(field, is_joined=True))
        chains = [chain for chain in chains if chain]
        if len(chains) < 2:
            return chains[0] if chains else []
        return [(None, make_choice(_alternative(chain, field) for chain in chains))]

    def _chain(self, field: FieldSpec | None, *, is_joined: bool) -> list[Item]:
        """Read operands with AND between them: all of them are required."""
        is_joined = is_joined or self._is_binary(self._place + 1, operators.BINARY)
        items, operands = self._operand(field, is_one=is_joined), 1
        while self._is_binary(self._place, operators.AND):
            self._place += 1
            items += self._operand(field, is_one=True)
            operands += 1
        return items if operands == 1 else [(occur or Occur.MUST, node) for occur, node in items]

    def _operand(self, field: FieldSpec | None, *, is_one: bool) -> list[Item]:
        lexeme = self._lexemes[self._place]
        self._place += 1
        if self._is_negation(self._place - 1):
            return [(Occur.MUST_NOT, node) for _, node in self._operand(field, is_one=True)]
        if lexeme.kind is Kind.OPEN:
            return self._brackets(lexeme, field)
        if self._room < 0:
            return []
        is_one = is_one or lexeme.occur is not None
        nodes = self._nodes(lexeme, field, is_one=is_one)
        return [(lexeme.occur, node) for node in self._counted(nodes, lexeme)]

    def _brackets(self, lexeme: Lexeme, outer: FieldSpec | None) -> list[Item]:
        field = outer or lexeme.field
        group = make_group(self._sequence(field), field.name if field else None)
        self._place += 1
        if not group.clauses:
            return []
        only, *others = group.clauses
        is_alone = not others and not group.is_choice
        if is_alone and only.occur is usual_occur(only.node, field.name if field else None):
            return [(lexeme.occur, only.node)]
        return [(lexeme.occur, group)]

    def _nodes(self, lexeme: Lexeme, outer: FieldSpec | None, *, is_one: bool) -> list[Node]:
        """Return what a lexeme looks for, several nodes only where they are to stand together."""
        if outer and lexeme.field:
            self._notes.add("field_in_field", lexeme.span)
        field = outer or lexeme.field
        if field is None:
            return [*read_texts(lexeme, self._notes, is_one=is_one)]
        nodes: list[Node]
        if field.kind is FieldKind.DATE:
            dates, self._place = read_dates(self._text, self._lexemes, self._place, self._today)
            nodes = [*dates]
        else:
            nodes = [*read_values(lexeme, field, self._notes)]
        if not nodes and not outer:
            self._notes.add("bad_value", lexeme.span)
        return nodes if len(nodes) < 2 else [make_choice(nodes)]

    def _counted(self, nodes: list[Node], lexeme: Lexeme) -> list[Node]:
        """Take no more leaves than there is room for, and say so; then there is no room at all."""
        kept: list[Node] = []
        for node in nodes:
            size = len(node.clauses) if isinstance(node, Group) else 1
            if size > self._room:
                limit = (lexeme.span[0], len(self._text))
                self._notes.add("too_many_words", limit, limit=MAX_CLAUSES)
                self._room = -1
                break
            self._room -= size
            kept.append(node)
        return kept

    def _at(self, place: int) -> Lexeme | None:
        return self._lexemes[place] if place < len(self._lexemes) else None

    def _is_binary(self, place: int, words: frozenset[str]) -> bool:
        """Say whether one of the words stands here as an operator: an operand is behind it."""
        lexeme = self._at(place)
        if not _is_word(lexeme, words) or not self._begins_operand(place + 1):
            return False
        # «أكثر أو أقل», «أو في»: beside a stop word أو is a stop word itself.
        around = (self._lexemes[place - 1], self._lexemes[place + 1])
        return not _is_word(lexeme, operators.ARABIC_OR) or not any(map(_has_stop_word, around))

    def _begins_operand(self, place: int) -> bool:
        lexeme = self._at(place)
        return (
            lexeme is not None
            and lexeme.kind in _OPERANDS
            and not _is_word(lexeme, operators.BINARY)
        )

    def _is_negation(self, place: int) -> bool:
        """Say whether what is behind this word is forbidden by it."""
        lexeme, operand = self._lexemes[place], self._at(place + 1)
        if operand is None or not self._begins_operand(place + 1):
            return False
        is_double = _is_word(operand, operators.NOT | operators.ARABIC_NOT)
        if _is_word(lexeme, operators.NOT):
            return not is_double
        if not _is_word(lexeme, operators.ARABIC_NOT) or is_double:
            return False
        if negates := self._is_signed or not operand.is_plain:
            self._notes.add("not_operator", lexeme.span, word=lexeme.text)
        elif (word := next(tokenize(operand.text)).surface) and not is_stop(word):
            self._notes.add("not_a_word", lexeme.span, word=lexeme.text, next=word)
        return negates


def _is_word(lexeme: Lexeme | None, words: frozenset[str]) -> bool:
    return lexeme is not None and lexeme.is_plain and lexeme.text in words


def _has_stop_word(lexeme: Lexeme) -> bool:
    return lexeme.is_plain and any(is_stop(token.surface) for token in tokenize(lexeme.text))


def _is_sign(lexeme: Lexeme) -> bool:
    """Say whether only somebody who knows the language would type this."""
    signs = (lexeme.occur, lexeme.field, lexeme.level, lexeme.slop)
    is_operator = _is_word(lexeme, operators.BINARY | operators.NOT) and lexeme.text.isascii()
    return signs != (None,) * 4 or is_operator


def _alternative(chain: list[Item], field: FieldSpec | None) -> Node:
    """Return what a chain is as an alternative: one node, or a group that keeps its signs."""
    (occur, node), *others = chain
    if not others and occur is not Occur.MUST_NOT:
        return node
    if not others:
        return Group((Clause(Occur.MUST_NOT, node),))
    return make_group(chain, field.name if field else None)
