"""From the text of a query to its tree: takes anything, never raises, warns with spans.

Words are wanted but none is required; docs/query-language.md is the manual.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import find_words, is_stop, tokenize
from search.query.grammar import MAX_CLAUSES, Grammar
from search.query.lexer import Kind, Lexeme, lex
from search.query.nodes import Clause, Group, Occur, Word
from search.query.notes import Notes, Warned
from search.query.operators import OPERATORS

MAX_LENGTH = 2_000
MAX_DEPTH = 8
_SIGN = re.compile(r'["“”()+\-\N{MINUS SIGN}=~*?:\\]')


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The tree of a query and what was odd in its text."""

    root: Group
    warnings: tuple[Warned, ...] = ()


def parse_query(text: str, today: dt.date | None = None) -> ParsedQuery:
    """Return the tree that `text` stands for; the empty group where it has no word at all.

    Dates that are named from `today` (أمس) are not understood without it.
    """
    plain = parse_plain(text) if len(text) <= MAX_LENGTH else None
    return ParsedQuery(plain) if plain else _parse_cut(text[:MAX_LENGTH], len(text), today)


@lru_cache(maxsize=16)
def _parse_cut(text: str, length: int, today: dt.date | None) -> ParsedQuery:
    # A page reads its query several times, and one with many signs takes milliseconds.
    notes = Notes()
    if length > MAX_LENGTH:
        notes.add("too_long", (MAX_LENGTH, length), limit=MAX_LENGTH)
    return parse_signed(text, today, notes)


def parse_plain(text: str) -> Group | None:
    """Return the tree of text without signs, and quickly, or None where it may have some."""
    if _SIGN.search(text):
        return None
    words = find_words(text)
    if len(words) > MAX_CLAUSES or not OPERATORS.isdisjoint([surface for surface, _ in words]):
        return None
    kept, wanted = [word for word in words if not is_stop(word[0])] or words, Occur.SHOULD
    return Group(tuple([Clause(wanted, Word(word, None, None, span)) for word, span in kept]))


def parse_signed(text: str, today: dt.date | None, notes: Notes) -> ParsedQuery:
    """Return the tree of any text, by its grammar."""
    lexemes = list(_in_pairs([each for each in lex(text) if _says_something(each)], notes))
    return ParsedQuery(Grammar(text, lexemes, today, notes).parse(), tuple(notes.warnings))


def _says_something(lexeme: Lexeme) -> bool:
    """Say whether a run has a word in it; what has signs before it is always told of."""
    return not lexeme.is_plain or next(tokenize(lexeme.text), None) is not None


def _in_pairs(lexemes: list[Lexeme], notes: Notes) -> Iterator[Lexeme]:
    """Yield the lexemes without lone quotes and brackets that have no partner or are too deep."""
    partners, lone = dict(_pairs(lexemes, notes)), None
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.LONE_QUOTE:
            notes.add("lone_quote", (lexeme.start, lexeme.span[1]))
            lone = lexeme
        elif lexeme.kind not in (Kind.OPEN, Kind.CLOSE) or place in partners:
            yield _signed_by(lone, lexeme) if lone else lexeme
            lone = None


def _signed_by(lone: Lexeme, lexeme: Lexeme) -> Lexeme:
    """Return a lexeme with the signs of the lone quotation mark right before it: -"لبنان."""
    if lone.span[1] != lexeme.span[0] or not lexeme.is_plain:
        return lexeme
    span, signs = (lone.span[0], lexeme.span[1]), (lone.occur, lone.field, lone.level)
    return Lexeme(lexeme.kind, lexeme.text, lexeme.start, span, *signs)


def _pairs(lexemes: list[Lexeme], notes: Notes) -> Iterator[tuple[int, int]]:
    """Yield the places of brackets that belong together, both ways."""
    opened: list[int] = []
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.OPEN:
            opened.append(place)
        elif lexeme.kind is Kind.CLOSE and not opened:
            notes.add("lone_bracket", lexeme.span)
        elif lexeme.kind is Kind.CLOSE:
            begin = opened.pop()
            if len(opened) < MAX_DEPTH:
                yield from ((begin, place), (place, begin))
            else:
                notes.add("too_deep", lexemes[begin].span)
    for place in opened:
        notes.add("lone_bracket", lexemes[place].span)
