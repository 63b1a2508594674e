"""From a lexeme to the leaves that it stands for."""

import re

from search.analysis import Token, fold, tokenize
from search.analysis.letters import CONTROLS
from search.analysis.tokenizer import INNER, LETTER
from search.query.lexer import Kind, Lexeme
from search.query.nodes import Fuzzy, Near, Pattern, Phrase, Span, TextLeaf, Word
from search.query.notes import Notes
from search.query.patterns import count_letters
from search.ranking import Level
from search.schema import FieldSpec
from search.schema import Kind as FieldKind

MAX_SLOP = 100
LEAST_PATTERN = 2
LEAST_FUZZY = {1: 4, 2: 8}
"""How many letters a form needs for so many edits: closer forms of fewer are other words."""

_MORE = rf"(?:{INNER}|[{CONTROLS}])"
_OPENING, _CLOSING = r"[«‹‘'\[{]*", r"[^\w*?~=&/]*"
# A question mark at the end of a word is punctuation, a star between digits multiplies.
_SIGN = rf"(?:(?<!\d)\*|\*(?!\d)|\?(?=\??(?:{_MORE}|\*)))"
_PATTERN = re.compile(rf"{_OPENING}(?P<text>{LETTER}{_MORE}*+(?:{_SIGN}+{_MORE}*+)+)\??{_CLOSING}")
_FUZZY = re.compile(rf"{_OPENING}(?P<text>{LETTER}{_MORE}*)~(?P<edits>[12١٢])?{_CLOSING}")
_COMMAS = re.compile(r"(?<!\d),|,(?!\d)|[،؛;]")


def read_texts(lexeme: Lexeme, notes: Notes, *, is_one: bool) -> list[TextLeaf]:
    """Return the leaves of a lexeme that is no value of a field.

    Of several words in one run each is a leaf, or with `is_one` all of them are a phrase.
    """
    is_bare = lexeme.kind is Kind.RUN and not lexeme.is_escaped and lexeme.level is None
    if is_bare and (special := _special(lexeme.text, None, lexeme.span, notes)):
        return [special]
    tokens = list(tokenize(lexeme.text))
    if lexeme.kind is Kind.RUN and lexeme.level is None and not is_one:
        return [Word(token.surface, span=_moved(token, lexeme.start)) for token in tokens]
    leaf = _leaf(lexeme, tokens, None, notes)
    return [leaf] if leaf else []


def read_values(lexeme: Lexeme, spec: FieldSpec, notes: Notes) -> list[TextLeaf]:
    """Return the values of a text or label field; commas part them, and spaces where none does."""
    if lexeme.kind is Kind.QUOTED or lexeme.level:
        leaf = _leaf(lexeme, list(tokenize(lexeme.text)), spec, notes)
        return [leaf] if leaf else []
    values = _split(lexeme.text, is_list=lexeme.kind is Kind.LISTED)
    leaves = (_value(value, lexeme, spec, notes) for value in values)
    return [leaf for leaf in leaves if leaf]


def _split(text: str, *, is_list: bool) -> list[str]:
    values = [value for value in _COMMAS.split(text) if value.strip()]
    if is_list and len(values) == 1:
        return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', text)]
    return values


def _value(value: str, lexeme: Lexeme, spec: FieldSpec, notes: Notes) -> TextLeaf | None:
    is_text = spec.kind is FieldKind.TEXT
    is_special = is_text and not lexeme.is_escaped
    if is_special and (special := _special(value, spec.name, lexeme.span, notes)):
        return special
    words = tuple(token.surface for token in tokenize(value))
    if len(words) == 1 and is_text:
        return Word(words[0], spec.name, span=lexeme.span)
    return Phrase(words, spec.name, span=lexeme.span) if words else None


def _leaf(
    lexeme: Lexeme, tokens: list[Token], spec: FieldSpec | None, notes: Notes
) -> TextLeaf | None:
    """Return a phrase or near words for quoted or compound text, a word for a single one."""
    words = tuple(token.surface for token in tokens)
    name, span = spec.name if spec else None, lexeme.span
    is_label = spec is not None and spec.kind is FieldKind.LABEL
    level = None if is_label else lexeme.level
    if not words:
        return None
    if lexeme.kind is not Kind.QUOTED and len(words) == 1 and not is_label:
        return Word(
            words[0], name, level, span if name or level else _moved(tokens[0], lexeme.start)
        )
    level = level if level is Level.EXACT else None
    if lexeme.slop and len(words) > 1 and not is_label:
        if lexeme.slop > MAX_SLOP:
            notes.add("wide_slop", span, limit=MAX_SLOP)
        return Near(words, min(lexeme.slop, MAX_SLOP), name, level, span)
    return Phrase(words, name, level, span)


def _special(run: str, name: str | None, span: Span, notes: Notes) -> TextLeaf | None:
    """Return the pattern or the fuzzy word that a run is."""
    if pattern := _PATTERN.fullmatch(run) if "*" in run or "?" in run else None:
        if count_letters(pattern["text"]) >= LEAST_PATTERN:
            return Pattern(pattern["text"], name, span)
        notes.add("short_pattern", span)
    elif fuzzy := _FUZZY.fullmatch(run) if "~" in run else None:
        return _fuzzy(fuzzy["text"], int(fuzzy["edits"] or 1), name, span, notes)
    return None


def _fuzzy(word: str, asked: int, name: str | None, span: Span, notes: Notes) -> TextLeaf:
    length = len(fold(word))
    edits = max((n for n in LEAST_FUZZY if n <= asked and length >= LEAST_FUZZY[n]), default=0)
    if edits < asked:
        notes.add("short_fuzzy", span)
    return Fuzzy(word, edits, name, span) if edits else Word(word, name, span=span)


def _moved(token: Token, start: int) -> Span:
    return start + token.start, start + token.end
