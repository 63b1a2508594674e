"""Markdown, with front matter or without: one file an article."""

from collections.abc import Iterator, Sequence

from corpus.document import Record, Skipped
from corpus.encoding import decode
from corpus.errors import EncodingUnknown
from corpus.filenames import name_folders
from corpus.inputs import Input
from corpus.readers.fields import build_record, has_field
from corpus.readers.front_matter import split_front_matter
from corpus.readers.markdown_text import Line, to_lines
from corpus.streams import read_whole

NAME = "Markdown"
SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")


def recognizes(head: bytes) -> bool:
    """Say no: any text could be Markdown, so the name has to say it."""
    return False


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the one article of the file."""
    raw = read_whole(source.stream)
    if not raw:
        return
    try:
        decoded = decode(raw, override=source.options.encoding)
    except EncodingUnknown as error:
        yield Skipped(source.origin, str(error))
        return
    yield _build(decoded.text, raw, source, decoded.notes)


def _build(markdown: str, raw: bytes, source: Input, notes: tuple[str, ...]) -> Record | Skipped:
    front = split_front_matter(markdown)
    values, lines = dict(front.values), to_lines(front.text)
    if not has_field(values, "title"):
        title, lines = _take_title(lines)
        values["title"] = title
    paper, section = name_folders(str(source.relative))
    # Last, so that what the file itself says goes first.
    values |= {"body": "\n".join(line.text for line in lines)}
    if not has_field(values, "source"):
        values["source"] = paper
    if not has_field(values, "section"):
        values["section"] = section
    return build_record(values, raw, source.origin, (*front.notes, *notes), source.options)


def _take_title(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Return the first heading of the first level and the other lines."""
    index = next((index for index, line in enumerate(lines) if line.level == 1), None)
    if index is None:
        return "", [*lines]
    return lines[index].text, [*lines[:index], *lines[index + 1 :]]
