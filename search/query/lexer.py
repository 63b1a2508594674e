"""Cuts the text of a query into lexemes with spans; whatever is no sign is text.

Arabic punctuation (؟ ، ؛ « ») is never a sign. Signs before a word count only at its beginning, a
minus or plus not before a number (−5), a colon only behind the name of a field, quotation marks
only in pairs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from search.analysis import fold
from search.analysis.letters import CONTROLS
from search.query.nodes import Occur, Span
from search.ranking import Level
from search.schema import FIELDS, FieldSpec
from search.schema import Kind as FieldKind

FIELD_NAMES: dict[str, FieldSpec] = {fold(name): spec for spec in FIELDS for name in spec.names}

_UNSEEN = rf"[{CONTROLS}]*"
_NUMBER = r"\d[\d.,٫٬:/%٪-]*(?![\w*?~])"
_OCCUR = re.compile(
    rf'{_UNSEEN}(?P<sign>[-+\N{{MINUS SIGN}}]){_UNSEEN}(?=\w|["“”(=~\\])(?!{_NUMBER})'
)
_NAME = re.compile(r"(?P<name>\w+):(?=[^\s:])")
_LEVEL = re.compile(rf'(?P<sign>[=~]){_UNSEEN}(?=\w|["“”])')
_ESCAPE = re.compile(r"\\(?=\w)")
_QUOTED = re.compile(
    r'(?:"(?P<straight>[^"]*)"|“(?P<curly>[^“”]*)”|”(?P<turned>[^“”]*)“)'
    r"(?:~(?P<slop>\d+)(?!\w))?"
)
_LISTED = re.compile(r"\((?P<round>[^()]*)\)|\[(?P<square>[^\[\]]*)\]")
_RUN = re.compile(r'[^\s()"“”]+')
_SPACE = re.compile(r"\s*")
_LEVELS = {"=": Level.EXACT, "~": Level.WIDE}


class Kind(Enum):
    """What a lexeme is."""

    RUN = "run"
    QUOTED = "quoted"
    LISTED = "listed"
    OPEN = "open"
    CLOSE = "close"
    LONE_QUOTE = "lone quote"


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the query with the signs before it.

    `text` is what stands inside its signs, from `start`; `span` is all of it. A run has no space in
    it; what is listed are the values of a label or a date in brackets. What is escaped is plain.
    """

    kind: Kind
    text: str
    start: int
    span: Span
    occur: Occur | None = None
    field: FieldSpec | None = None
    level: Level | None = None
    slop: int | None = None
    is_escaped: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether this is a run without any sign before it."""
        signs = (self.occur, self.field, self.level)
        return self.kind is Kind.RUN and not self.is_escaped and signs == (None, None, None)


def lex(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of `text` in order; no word is left out."""
    position = _skip(text, 0)
    while position < len(text):
        lexeme = _lexeme(text, position)
        yield lexeme
        position = _skip(text, lexeme.span[1])


def _skip(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _lexeme(text: str, begin: int) -> Lexeme:
    position, occur, spec, level, escape = begin, None, None, None, None
    if begin == 0 or text[begin - 1].isspace() or text[begin - 1] == "(":
        if sign := _OCCUR.match(text, begin):
            position = sign.end()
            occur = Occur.MUST if sign["sign"] == "+" else Occur.MUST_NOT
        if (name := _NAME.match(text, position)) and (spec := FIELD_NAMES.get(fold(name["name"]))):
            position = name.end()
        if sign := _LEVEL.match(text, position):
            position, level = sign.end(), _LEVELS[sign["sign"]]
        elif escape := _ESCAPE.match(text, position):
            position = escape.end()
    kind, inside, end, slop = _body(text, position, spec)
    start, stop = inside
    return Lexeme(
        *(kind, text[start:stop], start, (begin, end)), occur, spec, level, slop, escape is not None
    )


def _body(text: str, begin: int, spec: FieldSpec | None) -> tuple[Kind, Span, int, int | None]:
    """Return what stands behind the signs: its kind, what is inside, its end, and a slop."""
    if spec and spec.kind is not FieldKind.TEXT and (listed := _LISTED.match(text, begin)):
        return Kind.LISTED, listed.span(listed.lastgroup or 0), listed.end(), None
    if quoted := _QUOTED.match(text, begin):
        name = next(n for n in ("straight", "curly", "turned") if quoted[n] is not None)
        slop = int(quoted["slop"][:9]) if quoted["slop"] else None
        return Kind.QUOTED, quoted.span(name), quoted.end(), slop
    if run := _RUN.match(text, begin):
        return Kind.RUN, run.span(), run.end(), None
    kinds = {"(": Kind.OPEN, ")": Kind.CLOSE}
    return kinds.get(text[begin], Kind.LONE_QUOTE), (begin, begin + 1), begin + 1, None
