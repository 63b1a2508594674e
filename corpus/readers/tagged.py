"""Records of named tags, as SGML and the XML of Abu El-Khair have them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Record, Skipped
from corpus.errors import EncodingUnknown
from corpus.folding import fold_line
from corpus.inputs import Input
from corpus.lines import one_line
from corpus.readers.fields import build_record
from corpus.readers.markup.days import read_date
from corpus.readers.markup.pieces import Piece, cut_pieces
from corpus.readers.markup.tagged_fields import LOOSE, FieldTags, read_attributes, scan_fields
from corpus.readers.markup.text_stream import DAMAGE, TextStream

# Their names for our fields; those whose text may be long come into the body, or before it.
NAMES = {
    **dict.fromkeys(("docno", "docid", "id"), "id"),
    **dict.fromkeys(("title", "headline", "head", "hl", "ht"), "title"),
    **dict.fromkeys(("text", "body", "content", LOOSE), "body"),
    **dict.fromkeys(("abstract", "lead", "summary"), "lead"),
    **dict.fromkeys(("date", "time", "date_time", "datetime", "pubdate"), "date"),
    **dict.fromkeys(("src", "source", "newspaper"), "source"),
    **dict.fromkeys(("cat", "category", "section", "topic"), "section"),
    **dict.fromkeys(("author", "byline"), "author"),
    "url": "url",
    "dateline": "dateline",
}
_RUNNING = ("body", "lead")


@dataclass(frozen=True, slots=True)
class RecordTags:
    """The tags of a format: `record` is around each, `start` finds it, `ids` are in each once.

    `dateline_is_date` where a tag of that name holds nothing but the day.
    """

    record: str
    start: re.Pattern[str]
    ids: frozenset[str]
    dateline_is_date: bool = False


def read_tagged(source: Input, tags: RecordTags) -> Iterator[Record | Skipped]:
    """Yield the article of every record, or why there is none."""
    try:
        reader = _TaggedReader(source, tags)
    except EncodingUnknown as error:
        yield Skipped(source.origin, str(error))
        return
    outcome = None
    for piece in reader.pieces():
        for outcome in reader.read(piece):
            yield outcome
    if outcome is None:
        yield Skipped(source.origin, "no article in the file")


class _TaggedReader:
    def __init__(self, source: Input, tags: RecordTags) -> None:
        self._source, self._tags = source, tags
        names = {name.casefold(): ours for name, ours in source.options.names.items()}
        self._names = {**NAMES, **names}
        if tags.dateline_is_date:
            self._names["dateline"] = "date"
        self._text = TextStream(source)
        own = {name for name in self._names if name != LOOSE}
        self._field_tags = FieldTags(
            fields=frozenset(own | {tags.record}),
            texts=frozenset(name for name, ours in self._names.items() if ours in _RUNNING),
        )
        ids = "|".join(sorted(tags.ids))
        self._id_tag = re.compile(rf"<(?:{ids})\s*>", re.IGNORECASE)
        self._end = re.compile(rf"</{re.escape(tags.record)}(?:_\d+)?\s*>", re.IGNORECASE)

    def pieces(self) -> Iterator[Piece]:
        """Yield the records, also those whose first tag is missing: a second id begins another."""
        for piece in cut_pieces(self._text, self._tags.start):
            if piece.text is None:
                yield piece
                continue
            starts = [match.start() for match in self._id_tag.finditer(piece.text)][1:]
            line = piece.line
            for begin, end in zip([0, *starts], [*starts, len(piece.text)], strict=True):
                yield Piece(piece.text[begin:end], line)
                line += piece.text.count("\n", begin, end)

    def read(self, piece: Piece) -> Iterator[Record | Skipped]:
        """Yield the article of one record and what was found behind its end."""
        origin = self._source.at(piece.line)
        if piece.text is None:
            yield Skipped(origin, "the record is too long for one article")
        elif DAMAGE in piece.text:
            yield Skipped(origin, self._text.damage)
        else:
            yield from self._read_text(piece.text, piece.line)

    def _read_text(self, text: str, line: int) -> Iterator[Record | Skipped]:
        if not self._tags.start.match(text) and not self._id_tag.search(text):
            if self._scan(text):
                yield Skipped(self._source.at(line), "text before the first record")
            return
        end = self._end.search(text)
        inside = text[: end.start()] if end else text
        fields = self._scan(inside)
        # An opening tag twice in a row is nothing; an empty record with its end is one.
        if fields or end:
            yield self._build(fields, inside, line)
        if end and self._scan(text[end.end() :]):
            behind = line + text.count("\n", 0, end.end())
            yield Skipped(self._source.at(behind), "text behind the end of a record")

    def _scan(self, text: str) -> dict[str, list[str]]:
        fields: defaultdict[str, list[str]] = defaultdict(list)
        start = self._tags.start.match(text)
        if start and (own := read_attributes(start[0]).get("id")):
            fields["id"].append(own)
        for name, value in scan_fields(text, self._field_tags):
            if ours := self._names.get(name):
                fields[ours].append(value)
        return fields

    def _build(self, fields: dict[str, list[str]], text: str, line: int) -> Record | Skipped:
        lead, body = "\n".join(fields.pop("lead", [])), "\n".join(fields.get("body", []))
        if lead and not _begins_with(body, lead):
            fields["body"] = [lead, *fields.get("body", [])]
        dateline = one_line(" ".join(fields.pop("dateline", [])))
        if dateline and "date" not in fields and read_date(dateline):
            fields["date"], dateline = [dateline], ""
        outcome = build_record(
            fields,
            text.strip().encode(),
            self._source.at(line),
            self._text.notes,
        )
        if isinstance(outcome, Skipped):
            return outcome
        return outcome._replace(document=outcome.document._replace(dateline=dateline))


def _begins_with(body: str, lead: str) -> bool:
    """Say whether a lead, perhaps cut off, is how the body begins."""
    return fold_line(body[: 2 * len(lead) + 100]).startswith(fold_line(lead))
