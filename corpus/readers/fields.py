"""Articles made of named fields, whatever their names are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.dates import ParsedDate, parse_date, parse_timestamp
from corpus.document import Document, Origin, Record, Skipped
from corpus.folding import fold_line
from corpus.ids import document_id
from corpus.inputs import Options
from corpus.lines import one_line, trim
from corpus.readers.bylines import is_byline, is_prose
from corpus.readers.field_map import FieldMap, Path
from corpus.readers.field_names import FIELDS, find_field
from corpus.readers.plans import plan_of
from corpus.readers.values import flatten, to_text

NO_DATE = ParsedDate(None)
_NOTE_MAX_CHARACTERS = 60


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
    if body and not fields.notes:
        return Record(origin, document, notes)
    no_text = () if body else ("no text",)
    return Record(origin, document, (*no_text, *fields.notes, *notes))


def has_field(values: Mapping[str, object], *fields: str) -> bool:
    """Say whether any name of an object leads to one of these fields."""
    return any(place[0] in fields for place in map(find_field, values) if place)


def _part_author(fields: "_Fields") -> tuple[str, str]:
    """Return author and body; what opens an article may stand in the field of the other."""
    author, lead, body = fields.text("author"), fields.text("lead"), fields.text("body")
    if lead and not author and is_byline(lead):
        author, lead = lead.rstrip(": "), ""
    elif author and is_prose(author):
        fields.notes.append("author is a text: it opens the article")
        author, lead = "", f"{author}\n{lead}".strip()
    if lead and not _opens_with(body, lead):
        body = f"{lead}\n{body}".strip()
    if not body and (body := fields.text("summary")):
        fields.notes.append("no text but a summary")
    return author, body


def _opens_with(body: str, lead: str) -> bool:
    """Say whether a text opens with the words of another."""
    wanted = fold_line(lead)
    # The beginning of what is folded comes from the beginning; marks at most triple it.
    opening = fold_line(body[: 3 * len(lead) + 3])
    return (opening if len(opening) >= len(wanted) else fold_line(body)).startswith(wanted)


class _Fields:
    """Values under our names for them; `notes` gathers what was there but not understood."""

    def __init__(self, values: Mapping[str, object], names: Mapping[str, str]) -> None:
        paths: tuple[Path, ...] = tuple(values)
        self._values = [*values.values()]
        if dict in map(type, self._values):
            inner = [*flatten(values)]
            paths += tuple(path for path, _ in inner)
            self._values += [value for _, value in inner]
        self._plan = plan_of(paths, _as_map(names) if names else None)
        self.notes: list[str] = []

    def text(self, field: str) -> str:
        """Return the first value that is not empty."""
        if (places := self._plan.get(field)) is None:
            return ""
        # Nearly every value, in half the time.
        if len(places) == 1:
            value = self._values[places[0][1]]
            if type(value) is str and "<" not in value:
                return trim(value)
        return next(self._texts(field), "")

    def date(self) -> ParsedDate:
        """Return the first date that has a day, or the first that is understood at all.

        A field of its own may give it in the Hijri calendar.
        """
        if "date" not in self._plan and "hijri" not in self._plan:
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
        hijri = next((each.hijri for each in parsed if each.hijri), "")
        return date if date.hijri == hijri else replace(date, hijri=hijri)

    def _texts(self, field: str) -> Iterator[str]:
        for name, number in self._plan.get(field, ()):
            text = to_text(self._values[number], FIELDS[field].joiner)
            if text is None:
                self._note(field, f"{name!r} is not text")
            elif text:
                yield text

    def _note(self, field: str, detail: str) -> None:
        note = f"{field} not understood: {detail}"
        if note not in self.notes:
            self.notes.append(note)


def _as_map(names: Mapping[str, str]) -> FieldMap:
    return names if isinstance(names, FieldMap) else FieldMap(names)


def _as_hijri(text: str) -> str:
    return text if "ه" in text else f"{text} هـ"
