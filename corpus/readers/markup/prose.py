"""Prose out of elements: a line for each paragraph, verse, item and row; notes at the end.

Files are laid out for people: line ends and indents between tags are no part of the text, and the
markup of a name or a number may have parted a word from its particle or from the word behind it.
"""

import re
from dataclasses import dataclass, field
from itertools import chain

from corpus.readers.markup.tree import Element, attribute, local_name

# Marks inside a line that is being gathered; no XML can hold them.
_OPEN, _CLOSE, _JOIN, _HALF = "\x01", "\x02", "\x03", "\x04"
_LETTER = "[\u0621-\u063a\u0641-\u064a]"
# Particles that are never a word of their own: و and ف before ب, ك and ل before the article.
_CLITIC = re.compile(
    rf"(?<!{_LETTER})(?P<clitic>[وف]?(?:[بك]?ال|لل|[بكل])|[وف])\s*{_OPEN}[\s{_OPEN}{_CLOSE}]*(?={_LETTER})"
)
_GLUED_BEFORE = re.compile(rf"(?<={_LETTER}){_OPEN}")
_GLUED_BEHIND = re.compile(rf"{_CLOSE}[{_OPEN}{_CLOSE}]*(?={_LETTER})")
_JOINED = re.compile(rf"[\s{_OPEN}{_CLOSE}]*{_JOIN}[\s{_OPEN}{_CLOSE}]*")
_HALVES = re.compile(rf"\s*{_HALF}\s*")
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_GAP = "[…]"
_GAPS = re.compile(r"\[…\](?:\s*\[…\])+")
_HEMISTICHS = " * "
_CELLS = " | "
_QUOTES = {"brackets": ("(", ")"), "quotation-marks": ("«", "»"), "quotes": ("«", "»")}


@dataclass(frozen=True, slots=True)
class Layout:
    """What the elements of a format are, by local names.

    `blocks` stand on lines of their own, `breaks` end a line, `spaces` are nothing but a space;
    `words` hold whole words; `verses` and their `halves` are of poems; `notes` go to the end;
    what is `dropped` is no part of the text, `gaps` are what could not be read.
    """

    blocks: frozenset[str]
    breaks: frozenset[str] = frozenset()
    spaces: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    verses: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()


@dataclass(slots=True)
class Prose:
    """The lines of a text and its notes, gathered from elements."""

    layout: Layout
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)

    def add(self, element: Element) -> None:
        """Add an element with all that is in it, not with what follows it."""
        name, layout = local_name(element), self.layout
        if not name or name in layout.dropped:
            return
        if name in layout.notes:
            self._add_note(element)
        elif name in layout.blocks:
            self.end_line()
            self._add_content(element)
            self.end_line()
        else:
            self._add_inline(element, name)

    def add_text(self, text: str) -> None:
        """Add a text between elements to the line that is being gathered."""
        self._parts.append(text)

    def _add_content(self, element: Element) -> None:
        self._parts.append(element.text or "")
        for child in element:
            self.add(child)
            self._parts.append(child.tail or "")

    def _add_inline(self, element: Element, name: str) -> None:
        layout = self.layout
        if name in layout.breaks:
            self.end_line()
        elif name in layout.spaces:
            self._parts.append(_JOIN if attribute(element, "break") == "no" else " ")
        elif name in layout.gaps and not "".join(element.itertext()).strip():
            self._parts.append(f" {_GAP} ")
        elif name in layout.cells:
            self._add_parted(element, _CELLS, name)
        elif name in layout.halves and _is_half(element, layout):
            self._add_parted(element, _HALF, name)
        else:
            self._add_phrase(element, name in layout.words or name in layout.halves)

    def _add_parted(self, element: Element, sign: str, name: str) -> None:
        """Add an element with a sign between it and the one of the same name before it."""
        if any(local_name(before) == name for before in element.itersiblings(preceding=True)):
            self._parts.append(sign)
        self._add_content(element)

    def _add_phrase(self, element: Element, whole: bool) -> None:
        opening, closing = _QUOTES.get(attribute(element, "rend"), ("", ""))
        if (element.text or "").lstrip().startswith(opening or "\0"):
            opening = closing = ""
        self._parts.append((_OPEN if whole else "") + opening)
        self._add_content(element)
        self._parts.append(closing + (_CLOSE if whole else ""))

    def _add_note(self, element: Element) -> None:
        note = Prose(self.layout)
        note._add_content(element)
        note.end_line()
        text = " ".join([*note.lines, *note.notes])
        if any(character.isalpha() for character in text):
            number = attribute(element, "n")
            self.notes.append(f"({number}) {text}" if number else text)
        self._parts.append(_CLOSE)

    def end_line(self) -> None:
        """End the line that is being gathered, if there is one."""
        line = _join("".join(self._parts))
        self._parts.clear()
        if line:
            self.lines.append(line)

    def text(self) -> str:
        """Return all lines, then the notes, each on a line of its own."""
        self.end_line()
        return "\n".join(chain(self.lines, self.notes))


def _is_half(element: Element, layout: Layout) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) in layout.verses


def _join(text: str) -> str:
    """Return one line, its words as they were before they were marked up."""
    text = _CLITIC.sub(r"\g<clitic>", _JOINED.sub("", text))
    text = _GLUED_BEHIND.sub(" ", _GLUED_BEFORE.sub(" ", text))
    text = _MARKS.sub("", _HALVES.sub(_HEMISTICHS, text))
    return _GAPS.sub(_GAP, " ".join(text.split()))


def one_line_of(element: Element, layout: Layout) -> str:
    """Return the text of an element in one line, without its notes."""
    prose = Prose(layout)
    prose._add_content(element)
    prose.end_line()
    return " ".join(prose.lines)


def prose_of(element: Element, layout: Layout) -> str:
    """Return the lines of an element's content and then its notes."""
    prose = Prose(layout)
    prose._add_content(element)
    return prose.text()
