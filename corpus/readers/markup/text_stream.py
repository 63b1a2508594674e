"""Tagged files as text: the encoding decided once by the head, the bytes decoded piece by piece."""

import codecs
import re
from collections.abc import Iterator

from corpus.encoding import open_text
from corpus.inputs import Input

DAMAGE = "\ufffd"
"""What stands in place of bytes that cannot be decoded."""
ENCODING_MARKS = (
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16-LE"),
    (codecs.BOM_UTF16_BE, "UTF-16-BE"),
    # Without a mark, the first tag tells.
    (b"<\0", "UTF-16-LE"),
    (b"\0<", "UTF-16-BE"),
)
_DECLARATION = re.compile(rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")


class TextStream:
    """The text of an input, and what its records have to say of the encoding."""

    def __init__(self, source: Input) -> None:
        match = _DECLARATION.search(source.head[:1000])
        self._text = open_text(source, match[1].decode() if match else "")

    def __iter__(self) -> Iterator[str]:
        while text := self._text.read():
            yield text

    @property
    def encoding(self) -> str:
        """Return the encoding that the text is read in."""
        return self._text.verdict.encoding

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what a record has to say of the encoding."""
        return self._text.take_notes()

    @property
    def damage(self) -> str:
        """Return the reason to skip a record in which `DAMAGE` was met."""
        return f"not valid {self.encoding}"
