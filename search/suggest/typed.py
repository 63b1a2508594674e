"""The words of a query where they stand in its typed text, so that operators and fields stay."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from search.analysis import Token, fold, tokenize
from search.query import Fuzzy, Group, Near, Pattern, Phrase, Span, wanted_texts
from search.schema import TEXT_FIELDS

# The Latin article is often written apart: al jazeera.
_CHUNK = re.compile(r'(?:(?<!\S)(?:[aA]l|[eE]l)\s+(?=[a-zA-Z]{3}))?[^\s"“”«»()]+')
_OPERATORS = re.compile(r"[-+=~\N{MINUS SIGN}]*")
_FIELDS = (None, *(spec.name for spec in TEXT_FIELDS))


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A wanted word: its folded form, its span in the typed text, and whether a field is named."""

    form: str
    span: Span
    has_field: bool


@dataclass(frozen=True, slots=True)
class Chunk:
    """What was typed without a space inside, signs of the query language aside.

    Keys of another layout may give punctuation, so `text` is more than its `words`.
    """

    text: str
    span: Span
    words: tuple[TypedWord, ...]


def typed_words(text: str, root: Group) -> Iterator[TypedWord]:
    """Yield the words of title and body that a query wants, in the order of its tree."""
    for leaf in wanted_texts(root):
        # What a pattern or a fuzzy word stands for is not what was typed.
        if leaf.field not in _FIELDS or isinstance(leaf, Pattern | Fuzzy):
            continue
        start, end = leaf.span
        tokens = list(tokenize(text[start:end]))
        for token in _own(tokens, leaf.words if isinstance(leaf, Phrase | Near) else (leaf.text,)):
            span = (start + token.start, start + token.end)
            yield TypedWord(fold(token.surface), span, leaf.field is not None)


def _own(tokens: list[Token], words: tuple[str, ...]) -> list[Token]:
    """Return the tokens of a leaf that are its words: the name of a field comes before them, how
    near they are to be behind."""
    surfaces = tuple(token.surface for token in tokens)
    places = range(len(tokens) - len(words), -1, -1)
    first = next((n for n in places if surfaces[n : n + len(words)] == words), None)
    return [] if first is None else tokens[first : first + len(words)]


def typed_chunks(text: str, words: list[TypedWord]) -> Iterator[Chunk]:
    """Yield the chunks of a text that hold one of its wanted words."""
    for match in _CHUNK.finditer(text):
        inside = tuple(w for w in words if match.start() <= w.span[0] < match.end())
        if inside:
            start = match.start() + _sign_length(match.group(), inside[0])
            yield Chunk(text[start : match.end()], (start, match.end()), inside)


def replaced(text: str, replacements: Mapping[Span, str]) -> str:
    """Return a text with something else in each of some spans, which do not overlap."""
    parts, position = [], 0
    for (start, end), replacement in sorted(replacements.items()):
        parts += [text[position:start], replacement]
        position = end
    return "".join([*parts, text[position:]])


def _sign_length(chunk: str, first: TypedWord) -> int:
    operators = _OPERATORS.match(chunk)
    assert operators is not None
    return chunk.find(":") + 1 if first.has_field else operators.end()
