"""Named fields out of tags that may be unclosed, repeated or nested, between raw & and <.

A field ends at its own closing tag, at the next tag that is a field, or with the record. In a field
of running text a tag that is neither a field nor known markup is part of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.markup.entities import decode_entities

LOOSE = ""
"""The name of the text between fields."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]{0,40})((?:\s[^<>]{0,2000})?)/?>")
_DECLARATION = re.compile(r"<[?!][A-Za-z][^<>]{0,2000}>")
_COMMENT, _COMMENT_END = "<!--", "-->"
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
# A one-line field is closed within so many characters, or was not closed at all.
_NEAR = 1000
_ATTRIBUTE = re.compile(r"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PARAGRAPHS = frozenset(("p", "para", "paragraph"))
_BLOCKS = _PARAGRAPHS | frozenset(
    "br div li ul ol tr table blockquote hr h1 h2 h3 h4 h5 h6 pre dl dt dd".split()
)
_INLINE = frozenset("a abbr b big center em font i img s small span strong sub sup td th u".split())


@dataclass(frozen=True, slots=True)
class FieldTags:
    """The tags of a format, in lower case: of its fields, and of those with running text."""

    fields: frozenset[str]
    texts: frozenset[str]


@dataclass(slots=True)
class _Open:
    """A field that is being read, and whether its lines are wrapped inside of paragraphs."""

    name: str
    start: int
    parts: list[str]
    wrapped: bool = False

    def add(self, text: str) -> None:
        self.parts.append(decode_entities(text))

    def value(self) -> str:
        lines = "".join(self.parts).split("\v")
        if self.wrapped:
            lines = [" ".join(line.split()) for line in lines]
        return "\n".join(line for line in lines if line.strip()).strip()


def scan_fields(text: str, tags: FieldTags) -> Iterator[tuple[str, str]]:
    """Yield the name, in lower case, and the text of every field that is not empty, in order."""
    text = _plain(text)
    field = _Open(LOOSE, 0, [])
    for tag in _TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].casefold()
        if _is_markup(field, name, tags):
            field.add(text[field.start : tag.start()])
            field.parts.append("\v" if name in _BLOCKS else " " if name in ("td", "th") else "")
            field.wrapped |= name in _PARAGRAPHS
        elif _ends(field, tag, text, tags):
            field.add(text[field.start : tag.start()])
            if value := field.value():
                yield field.name, value
            field = _Open(LOOSE if closing else name, tag.end(), [])
        else:
            continue
        field.start = tag.end()
    field.add(text[field.start :])
    if value := field.value():
        yield field.name, value


def _is_markup(field: _Open, name: str, tags: FieldTags) -> bool:
    return name not in tags.fields and name in _BLOCKS | _INLINE and name != field.name


def _ends(field: _Open, tag: re.Match[str], text: str, tags: FieldTags) -> bool:
    """Say whether a tag ends the field; else it is part of its text."""
    name = tag[2].casefold()
    if name == field.name or name in tags.fields or field.name == LOOSE:
        return True
    return field.name not in tags.texts and not tag[1] and not _closes(field, tag, text, tags)


def _closes(field: _Open, tag: re.Match[str], text: str, tags: FieldTags) -> bool:
    """Say whether the closing tag of a field comes soon, before any other field."""
    for later in _TAG.finditer(text, tag.end(), tag.end() + _NEAR):
        if (name := later[2].casefold()) == field.name or name in tags.fields:
            return name == field.name
    return False


def _plain(text: str) -> str:
    """Return a text without comments, declarations and the marks of CDATA."""
    if "<!" in text or "<?" in text:
        text = _without(text, _COMMENT, _COMMENT_END, keep=False)
        text = _without(text, _CDATA, _CDATA_END, keep=True)
        text = _DECLARATION.sub("", text)
    return text.replace("\v", " ")


def _without(text: str, begin: str, end: str, keep: bool) -> str:
    """Return a text without two marks and, unless it is kept, what is between them."""
    parts, position = [], 0
    while (start := text.find(begin, position)) >= 0:
        if (stop := text.find(end, start + len(begin))) < 0:
            break  # Never closed: no comment.
        parts += [text[position:start], text[start + len(begin) : stop] if keep else ""]
        position = stop + len(end)
    return "".join(parts) + text[position:]


def read_attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, names in lower case, with quotes or without."""
    return {
        name.casefold(): decode_entities(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(tag)
    }
