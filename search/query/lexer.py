"""Cuts the text of a query into lexemes with spans; whatever is no sign is a word or nothing.

Arabic punctuation (؟ ، ؛ « ») is never a sign. A minus counts only at the beginning of a word
and reaches to the next space, a colon only behind the name of a field, quotation marks only in
pairs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from search.analysis import fold, tokenize
from search.analysis.letters import CONTROLS
from search.query.nodes import Span
from search.schema import FIELDS, FieldSpec

FIELD_NAMES: dict[str, FieldSpec] = {fold(name): spec for spec in FIELDS for name in spec.names}

_QUOTED = r'"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|”(?P<turned>[^“”]*)“'
_SIGN = re.compile(
    rf'(?P<minus>(?<!\S)[{CONTROLS}]*[-\N{{MINUS SIGN}}][{CONTROLS}]*(?=[\w"“”]))'
    rf"|(?P<name>\w+):(?=[^\s:])|{_QUOTED}"
    r'|(?P<lone>["“”])'
)
_VALUE = re.compile(rf'{_QUOTED}|[^\s"“”]+')


class Kind(Enum):
    """What a lexeme is."""

    WORD = "word"
    QUOTED = "quoted"
    MINUS = "minus"
    FIELD = "field"
    LONE_QUOTE = "lone quote"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the query: its text without signs, where it stands, and a value's field."""

    kind: Kind
    text: str
    span: Span
    field: FieldSpec | None = None
    is_quoted: bool = False


def lex(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of `text` in order, without gaps that hold a word."""
    position = 0
    while sign := _SIGN.search(text, position):
        lexeme = _sign(text, sign)
        if lexeme is None:
            yield from _words(text, position, sign.end())
            position = sign.end()
            continue
        yield from _words(text, position, sign.start())
        yield lexeme
        position = lexeme.span[1]
        if lexeme.kind is Kind.MINUS and (compound := _compound(text, position)):
            yield compound
            position = compound.span[1]
    yield from _words(text, position, len(text))


def _sign(text: str, sign: re.Match[str]) -> Lexeme | None:
    """Return the lexeme of a sign, or None where it is plain text after all."""
    if sign["minus"]:
        return Lexeme(Kind.MINUS, "", sign.span())
    if sign["lone"]:
        return Lexeme(Kind.LONE_QUOTE, "", sign.span())
    if sign["name"] is None:
        return Lexeme(Kind.QUOTED, _inside(sign), sign.span())
    spec = FIELD_NAMES.get(fold(sign["name"]))
    value = _VALUE.match(text, sign.end())
    if spec is None or value is None:
        return None
    span = (sign.start(), value.end())
    inside = _inside(value)
    return Lexeme(Kind.FIELD, inside, span, spec, is_quoted=inside != value.group())


def _compound(text: str, start: int) -> Lexeme | None:
    """Return words that no space parts as a phrase: -كوفيد-19 does not ask for 19."""
    sign, run = _SIGN.match(text, start), _VALUE.match(text, start)
    if run is None or (sign and _sign(text, sign)) or len(list(tokenize(run.group()))) < 2:
        return None
    return Lexeme(Kind.QUOTED, run.group(), run.span())


def _inside(match: re.Match[str]) -> str:
    """Return what stands between the quotation marks, or all of it where there are none."""
    quoted = (match["straight"], match["curly"], match["turned"])
    return next((inside for inside in quoted if inside is not None), match.group())


def _words(text: str, start: int, end: int) -> Iterator[Lexeme]:
    for token in tokenize(text[start:end]):
        yield Lexeme(Kind.WORD, token.surface, (start + token.start, start + token.end))
