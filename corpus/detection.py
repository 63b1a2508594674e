"""Tells the format of an input: by what the user says, by clear content, by its name.

The name goes first but for content that cannot be mistaken. Of several formats that share a suffix
the first that knows the content is taken. What has no name to go by is read by its content alone,
as text only where it is clearly Arabic.
"""

from dataclasses import dataclass
from pathlib import PurePath

from corpus.errors import FormatUnknown
from corpus.inputs import Input, Reader
from corpus.readers import READERS, plain_text
from corpus.signatures import foreign_kind, unmistakable_suffix
from corpus.text_detection import is_arabic_text, is_named_apart

# The formats of any text, to which a shared suffix is left when no other knows the content.
_FALLBACKS = (plain_text.NAME,)

FORMATS = tuple(suffix.removeprefix(".") for reader in READERS for suffix in reader.SUFFIXES)
"""What `Options.format` may be."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The reader of an input, and the notes that go with each of its records."""

    reader: Reader
    notes: tuple[str, ...] = ()


def find_reader(source: Input) -> Detected:
    """Return what reads an input; call it before anything is read.

    Raises:
        FormatUnknown: nothing does, with the reason.
    """
    if source.options.format:
        return Detected(_find_format(source.options.format))
    head, suffix = source.head, source.relative.suffix.lower()
    named = _named(suffix)
    if kind := foreign_kind(head):
        raise FormatUnknown(f"not an article: {kind}")
    if told := _by_signature(head, named):
        return _by_content(told, suffix)
    if named:
        return Detected(_among(named, head, suffix))
    if recognized := next((reader for reader in READERS if reader.recognizes(head)), None):
        return _by_content(recognized, suffix)
    return _as_text(head, source.relative)


def check_format(name: str) -> str:
    """Return the name of a format, or "" for none, as it is.

    Raises:
        FormatUnknown: no reader has it.
    """
    if name:
        _find_format(name)
    return name


def _find_format(name: str) -> Reader:
    wanted = name.strip().casefold()
    for reader in READERS:
        if wanted in (reader.NAME.casefold(), *(suffix.lstrip(".") for suffix in reader.SUFFIXES)):
            return reader
    known = ", ".join(reader.NAME for reader in READERS)
    raise FormatUnknown(f"no such format: {name}; known are {known}")


def _named(suffix: str) -> list[Reader]:
    return [reader for reader in READERS if suffix in reader.SUFFIXES]


def _by_signature(head: bytes, named: list[Reader]) -> Reader | None:
    """Return the reader of content that cannot be mistaken, None where the name speaks of it."""
    suffix = unmistakable_suffix(head)
    if suffix is None:
        return None
    told = _named(suffix)
    if any(reader in told for reader in named):
        return None
    return next((reader for reader in told if reader.recognizes(head)), next(iter(told), None))


def _by_content(reader: Reader, suffix: str) -> Detected:
    # Where there is no name to contradict, there is nothing to remark.
    return Detected(reader, (f"read as {reader.NAME}: the content says so",) if suffix else ())


def _among(named: list[Reader], head: bytes, suffix: str) -> Reader:
    if len(named) == 1:
        return named[0]
    for reader in named:
        if reader.recognizes(head):
            return reader
    for reader in named:
        if reader.NAME in _FALLBACKS:
            return reader
    names = ", ".join(reader.NAME for reader in named)
    raise FormatUnknown(f"format not recognized: a {suffix} file that is none of {names}")


def _as_text(head: bytes, path: PurePath) -> Detected:
    suffix = path.suffix.lower()
    if is_named_apart(path.name):
        raise FormatUnknown("not an article by its name: it speaks of the other files")
    if is_arabic_text(head):
        return _by_content(plain_text, suffix)
    if _is_suffix(suffix):
        raise FormatUnknown(f"no reader for {suffix} files yet")
    raise FormatUnknown("no reader for files without a suffix: neither a known format nor Arabic")


def _is_suffix(suffix: str) -> bool:
    return suffix.isascii() and any(map(str.isalpha, suffix))
