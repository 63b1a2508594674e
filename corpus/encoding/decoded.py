"""A text that was decoded: in what, why, and what was lost."""

from dataclasses import dataclass

from corpus.encoding.names import UTF_8, codec_of

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was written in, and how we know.

    `damaged` is the number of U+FFFD that stand for bytes that could not be read; `others` says
    how many lines are in other encodings than the file: (("windows-1256", 3),).
    """

    text: str
    encoding: str
    reason: str
    damaged: int = 0
    others: tuple[tuple[str, int], ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the notes of a record with this text; one that is good UTF-8 has none."""
        read = () if self.encoding == UTF_8 else (f"read as {self.encoding}: {self.reason}",)
        mixed = tuple(f"mixed encodings: {count} lines in {name}" for name, count in self.others)
        damaged = (f"damaged bytes: {self.damaged} shown as {REPLACEMENT}",) if self.damaged else ()
        return (*read, *mixed, *damaged)


def decode_strictly(data: bytes, encoding: str) -> str | None:
    """Return the text, None where a byte cannot be read."""
    try:
        return data.decode(codec_of(encoding))
    except UnicodeDecodeError:
        return None


def decode_leniently(data: bytes, encoding: str) -> tuple[str, int]:
    """Return the text with U+FFFD where bytes cannot be read, and how many of them were made."""
    text = data.decode(codec_of(encoding), "replace")
    if REPLACEMENT not in text:
        return text, 0
    without = data.decode(codec_of(encoding), "ignore")
    return text, text.count(REPLACEMENT) - without.count(REPLACEMENT)
