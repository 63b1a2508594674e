"""Make XML safe before any parser sees it: no DTD, no entity, no control character is left in it.

Of references only the five of XML and characters by number reach the parser; the names of HTML
become their characters, all others stay as they are written. What is mended or left out is told.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import chain

from corpus import streams
from corpus.readers.markup.entities import REFERENCE, find_character

# The names of the formats read here are all Latin: before anything else a < is a sign of the text.
_SPECIAL = re.compile(r"&|<!--|<!\[CDATA\[|<!DOCTYPE|<!|<\?|<(?![A-Za-z_/])")
_NOTES_MAX = 1000
_NOTE_MAX_CHARACTERS = 120
_LONGEST_MARK = len("<![CDATA[")
_LONGEST_REFERENCE = 40
# What is cut out leaves this behind, so that what stood around it cannot become a new mark.
_NOTHING = "<!-- -->"
_DOCTYPE_MAX = 1 << 20
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
# Its own declarations are in brackets; an address or a name is in quotes.
_DOCTYPE = re.compile(
    r"<!DOCTYPE(?:[^\[<>\"']|\"[^\"]*\"|'[^']*')*(?P<subset>\[(?:[^\]]|\](?!\s*>))*\]\s*)?>", re.I
)

Tell = Callable[[int, str], None]


def sanitize(chunks: Iterable[str], tell: Tell) -> Iterator[str]:
    """Yield XML that is safe to parse, with its lines as they were.

    `tell` is called with the line and the words of whatever was left out.
    """
    sanitizer = _Sanitizer(tell)
    for chunk in chain(chunks, [None]):
        yield sanitizer.add(chunk or "", last=chunk is None)


class _Sanitizer:
    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._rest, self._line = "", 1
        self._notes = 0

    def add(self, chunk: str, last: bool) -> str:
        """Return what is safe so far; what may go on in the next chunk is kept."""
        text, position, parts = self._rest + self._without_controls(chunk), 0, list[str]()
        while special := _SPECIAL.search(text, position):
            parts.append(text[position : special.start()])
            position = special.start()
            end = self._find_end(text, special, last)
            if end is None:
                break
            parts.append(self._replace(text, position, end))
            position = end
        else:
            # The beginning of a mark may stand at the end.
            end = len(text) if last else max(position, len(text) - _LONGEST_MARK)
            parts.append(text[position:end])
            position = end
        self._line += text.count("\n", 0, position)
        self._rest = text[position:]
        return "".join(parts)

    def _find_end(self, text: str, special: re.Match[str], last: bool) -> int | None:
        """Return where what begins with a mark ends, None where only more text can tell."""
        start, mark = special.start(), special[0]
        if mark == "&":
            reference = REFERENCE.match(text, start)
            whole = reference or last or len(text) - start > _LONGEST_REFERENCE
            return (reference.end() if reference else start + 1) if whole else None
        if mark in ("<", "<!"):
            return special.end() if last or len(text) - start > _LONGEST_MARK else None
        if mark == "<!DOCTYPE":
            doctype, most = _DOCTYPE.match(text, start), _DOCTYPE_MAX
            end = doctype.end() if doctype else -1
        else:
            end, most = _behind(text, _ENDS[mark], special.end()), streams.MAX_RECORD_BYTES
        if end >= 0:
            return end
        return special.end() if last or len(text) - start > most else None

    def _replace(self, text: str, start: int, end: int) -> str:
        found = text[start:end]
        if found.startswith("&"):
            return self._replace_reference(found, text, start)
        if not found.endswith(">"):
            self._note(text, start, f"a bare {found}", broken=True)
            return escape(found, quote=False)
        if found.startswith("<!--"):
            return found
        if found.startswith("<![CDATA["):
            return escape(found[len("<![CDATA[") : -len("]]>")], quote=False)
        if "[" in found and found.startswith("<!DOCTYPE"):
            self._note(text, start, "DTD left out")
        return _NOTHING + "\n" * found.count("\n")

    def _replace_reference(self, found: str, text: str, start: int) -> str:
        name = found[1:-1]
        if found == "&":
            self._note(text, start, "a bare &", broken=True)
            return "&amp;"
        character = find_character(name)
        if name.startswith("#") and character is None:
            # Half a surrogate pair, or beyond the last character: parsers let it through.
            self._note(text, start, f"no character: {found}")
            return "\ufffd"
        if name in _OWN or name.startswith("#"):
            return found
        if character is not None:
            return escape(character, quote=False)
        self._note(text, start, f"entity not resolved: {found}")
        return f"&amp;{name};"

    def _without_controls(self, text: str) -> str:
        clean = _CONTROLS.sub("", text)
        if len(clean) != len(text):
            self._tell(self._line, "control characters left out")
        return clean

    def _note(self, text: str, position: int, note: str, broken: bool = False) -> None:
        self._notes += 1
        # Counting lines takes its time; so many notes nobody reads.
        if self._notes <= _NOTES_MAX:
            line = self._line + text.count("\n", 0, position)
            self._tell(line, describe_error(line, note) if broken else note)


def describe_error(line: int, what: str) -> str:
    """Return the note on a place where XML is not well-formed."""
    return f"not well-formed XML: line {line}: {what.strip()}"[:_NOTE_MAX_CHARACTERS]


def _behind(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return found if found < 0 else found + len(end)
