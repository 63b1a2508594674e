"""From the text of a query to its tree: takes anything, never raises, warns with spans.

Words are wanted but none is required; a phrase likewise; `-` forbids; `field:value` requires.
Values of the same label field are alternatives: section:سياسة section:اقتصاد is either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.analysis import is_stop, tokenize
from search.query.dates import parse_dates
from search.query.lexer import Kind, Lexeme, lex
from search.query.nodes import Clause, DateRange, Group, Leaf, Occur, Phrase, Span, Word
from search.schema import Kind as FieldKind

MAX_LENGTH = 2_000
MAX_CLAUSES = 64
MAX_WARNINGS = 20


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in a query that was not taken as typed; the message is for the reader."""

    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """The tree of a query and what was odd in its text."""

    root: Group
    warnings: tuple[Warned, ...] = ()


@dataclass(slots=True)
class _Parse:
    """What one pass over the lexemes has gathered."""

    clauses: list[Clause] = field(default_factory=list)
    labels: dict[str, list[Clause]] = field(default_factory=dict)
    warnings: list[Warned] = field(default_factory=list)

    def warn(self, code: str, message: str, span: Span) -> None:
        if len(self.warnings) < MAX_WARNINGS:
            self.warnings.append(Warned(code, message, span))


def parse_query(text: str) -> ParsedQuery:
    """Return the tree that `text` stands for; the empty group where it has no word at all."""
    parse = _Parse()
    if len(text) > MAX_LENGTH:
        message = f"الاستعلام طويل؛ أُخذت منه أول {MAX_LENGTH} محرف"
        parse.warn("too_long", message, (MAX_LENGTH, len(text)))
    occur = Occur.SHOULD
    for lexeme in lex(text[:MAX_LENGTH]):
        if lexeme.kind is Kind.MINUS:
            occur = Occur.MUST_NOT
            continue
        if lexeme.kind is Kind.LONE_QUOTE:
            parse.warn("lone_quote", "علامة اقتباس بلا قرينة؛ أُهملت", lexeme.span)
            continue
        if len(parse.clauses) + len(parse.labels) == MAX_CLAUSES:
            message = f"كلمات كثيرة؛ أُخذ منها أول {MAX_CLAUSES}"
            parse.warn("too_many_words", message, (lexeme.span[0], min(len(text), MAX_LENGTH)))
            break
        _take(parse, lexeme, occur)
        occur = Occur.SHOULD
    return ParsedQuery(_tree(parse), tuple(parse.warnings))


def _take(parse: _Parse, lexeme: Lexeme, occur: Occur) -> None:
    if lexeme.field is not None:
        _take_field(parse, lexeme, occur)
    elif leaf := _text(lexeme.text, None, lexeme.span, exact=lexeme.kind is Kind.QUOTED):
        parse.clauses.append(Clause(occur, leaf))


def _take_field(parse: _Parse, lexeme: Lexeme, occur: Occur) -> None:
    spec = lexeme.field
    assert spec is not None
    leaf: Leaf | None
    if spec.kind is FieldKind.DATE:
        leaf = parse_dates(lexeme.text, lexeme.span)
    else:
        exact = spec.kind is FieldKind.LABEL or lexeme.is_quoted
        leaf = _text(lexeme.text, spec.name, lexeme.span, exact=exact)
    if leaf is None:
        parse.warn("bad_value", "لم تُفهم قيمة هذا الحقل؛ أُهملت", lexeme.span)
    elif occur is Occur.MUST_NOT or isinstance(leaf, DateRange) or spec.kind is FieldKind.TEXT:
        required = Occur.MUST if occur is Occur.SHOULD else occur
        parse.clauses.append(Clause(required, leaf))
    else:
        parse.labels.setdefault(spec.name, []).append(Clause(Occur.SHOULD, leaf))


def _text(text: str, name: str | None, span: Span, *, exact: bool) -> Word | Phrase | None:
    """Return a phrase for quoted or compound text, a word for a single one."""
    words = tuple(token.surface for token in tokenize(text))
    if not words:
        return None
    return Phrase(words, name, span) if exact or len(words) > 1 else Word(words[0], name, span)


def _tree(parse: _Parse) -> Group:
    filters = [Clause(Occur.MUST, Group(tuple(values))) for values in parse.labels.values()]
    clauses = list(_without_stop_words(parse.clauses))
    required = [clause.node for clause in clauses if clause.occur is Occur.MUST]
    if (filters or required) and all(isinstance(node, DateRange) for node in required):
        clauses = _with_words_required(clauses)
    return Group((*clauses, *filters))


def _with_words_required(clauses: list[Clause]) -> list[Clause]:
    """Ask for one of the words: beside a filter, optional words would let all of it through."""
    wanted = tuple(clause for clause in clauses if clause.occur is Occur.SHOULD)
    others = [clause for clause in clauses if clause.occur is not Occur.SHOULD]
    return [Clause(Occur.MUST, Group(wanted)), *others] if wanted else others


def _without_stop_words(clauses: list[Clause]) -> Iterator[Clause]:
    """Drop plain stop words, unless nothing else is looked for."""
    plain = [clause for clause in clauses if not _is_stop_word(clause)]
    has_text = any(
        c.occur is not Occur.MUST_NOT and isinstance(c.node, Word | Phrase) for c in plain
    )
    yield from plain if has_text else clauses


def _is_stop_word(clause: Clause) -> bool:
    node = clause.node
    return (
        clause.occur is Occur.SHOULD
        and isinstance(node, Word)
        and node.field is None
        and is_stop(node.text)
    )
