"""Articles made of named fields, whatever their names are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from corpus.dates import ParsedDate, parse_date, parse_timestamp
from corpus.document import Document, Origin, Record, Skipped
from corpus.ids import document_id
from corpus.inputs import Options
from corpus.lines import fold_line, one_line, trim
from corpus.readers.bylines import is_byline, is_prose
from corpus.readers.field_map import FieldMap
from corpus.readers.field_names import ENVELOPES, FIELDS, find_field, fold_name
from corpus.readers.values import flatten, to_text

NO_DATE = ParsedDate(None)
_NOTE_MAX_CHARACTERS = 60
_INSIDE = 1000  # A name inside an object that wraps an article is worse than any outside.
_RANK = itemgetter(0)


def build_record(
    values: Mapping[str, object],
    raw: bytes,
    origin: Origin,
    notes: tuple[str, ...] = (),
    options: Options | None = None,
) -> Record | Skipped:
    """Return the article that named values hold; `raw` are the bytes they were read from."""
    options = options or Options()
    fields = _Fields(values, options.names)
    author, body = _part_author(fields)
    title, url = fields.text("title"), fields.text("url")
    if not title and not body:
        return Skipped(origin, "no title and no text")
    date = fields.date()
    document = Document(
        id=document_id(one_line(fields.text("id")), url, raw),
        title=title,
        body=body,
        date=date.day,
        section=fields.text("section"),
        source=fields.text("source"),
        author=author,
        url=url,
        dateline=fields.text("dateline"),
        hijri=date.hijri,
    )
    no_text = () if body else ("no text",)
    return Record(origin, document, (*no_text, *fields.notes, *notes))


def has_field(values: Mapping[str, object], *fields: str) -> bool:
    """Say whether any name of an object leads to one of these fields."""
    return any(place[0] in fields for place in map(find_field, values) if place)


def _part_author(fields: "_Fields") -> tuple[str, str]:
    """Return author and body; what opens an article may stand in the field of the other."""
    author, lead, body = fields.text("author"), fields.text("lead"), fields.text("body")
    if not author and is_byline(lead):
        author, lead = lead.rstrip(": "), ""
    elif is_prose(author):
        fields.notes.append("author is a text: it opens the article")
        author, lead = "", f"{author}\n{lead}".strip()
    if lead and fold_line(body).startswith(fold_line(lead)):
        lead = ""
    body = f"{lead}\n{body}".strip()
    if not body and (body := fields.text("summary")):
        fields.notes.append("no text but a summary")
    return author, body


class _Fields:
    """Values under our names for them; `notes` gathers what was there but not understood."""

    def __init__(self, values: Mapping[str, object], names: Mapping[str, str]) -> None:
        self._values: dict[str, list[tuple[int, str, object]]] = {}
        self._names = names if isinstance(names, FieldMap) or not names else FieldMap(names)
        for name, value in values.items():
            self._put(self._find(name), name, value)
        for path, value in flatten(values):
            self._put(self._find_inside(path), ".".join(path), value)
        self.notes: list[str] = []

    def text(self, field: str) -> str:
        """Return the first value that is not empty."""
        if (found := self._values.get(field)) is None:
            return ""
        # Nearly every value, in half the time.
        if len(found) == 1 and type(value := found[0][2]) is str and "<" not in value:
            return trim(value)
        return next(self._texts(field), "")

    def date(self) -> ParsedDate:
        """Return the first date that has a day, or the first that is understood at all.

        A field of its own may give it in the Hijri calendar.
        """
        if self._values.keys().isdisjoint(("date", "hijri")):
            return NO_DATE
        texts = [*self._texts("date"), *(_as_hijri(text) for text in self._texts("hijri"))]
        parsed = [date for text in texts if (date := parse_date(text) or parse_timestamp(text))]
        if not parsed:
            if texts:
                self._note("date", one_line(texts[0])[:_NOTE_MAX_CHARACTERS])
            return NO_DATE
        date = next((date for date in parsed if date.day), parsed[0])
        if date.note:
            self.notes.append(date.note)
        return replace(date, hijri=next((each.hijri for each in parsed if each.hijri), ""))

    def _put(self, place: tuple[str, int] | None, name: str, value: object) -> None:
        if place:
            self._values.setdefault(place[0], []).append((place[1], name, value))

    def _find(self, name: str) -> tuple[str, int] | None:
        """Return the field that a name leads to, and its rank; what a user says goes first."""
        if self._names and isinstance(self._names, FieldMap) and (ours := self._names.meet(name)):
            return ours, -1
        return find_field(name)

    def _find_inside(self, path: tuple[str, ...]) -> tuple[str, int] | None:
        if place := self._find(".".join(path)):
            return place
        if not all(fold_name(outer) in ENVELOPES for outer in path[:-1]):
            return None
        inside = find_field(path[-1])
        return (inside[0], inside[1] + _INSIDE) if inside else None

    def _texts(self, field: str) -> Iterator[str]:
        for _, name, value in sorted(self._values.get(field, ()), key=_RANK):
            text = to_text(value, FIELDS[field].joiner)
            if text is None:
                self._note(field, f"{name!r} is not text")
            elif text:
                yield text

    def _note(self, field: str, detail: str) -> None:
        note = f"{field} not understood: {detail}"
        if note not in self.notes:
            self.notes.append(note)


def _as_hijri(text: str) -> str:
    return text if "ه" in text else f"{text} هـ"
