"""Articles made of named fields: the one table of the names that others give to our fields."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.dates import parse_date
from corpus.document import Document, Origin, Record, Skipped
from corpus.ids import document_id
from corpus.lines import one_line, trim

CACHED_NAMES = 1 << 10
_NOTE_MAX_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names a field goes by, best first, and what joins a list of values; else its first."""

    names: tuple[str, ...]
    joiner: str | None = None


# Lower case, with _ for - and space.
FIELDS = {
    "id": FieldNames(("id", "_id", "doc_id", "docid", "article_id", "guid", "uuid")),
    "title": FieldNames(("title", "headline", "head", "heading", "عنوان", "العنوان")),
    "body": FieldNames(
        (
            *("body", "text", "content", "article", "article_body", "articlebody", "article_text"),
            *("full_text", "fulltext", "maintext", "story", "paragraphs"),
            *("نص", "النص", "متن", "المتن", "محتوى", "المحتوى"),
        ),
        joiner="\n",
    ),
    "date": FieldNames(
        (
            *("date", "published", "published_at", "pub_date", "pubdate", "publication_date"),
            *("publish_date", "published_date", "date_published", "datepublished", "date_iso"),
            *("created_at", "datetime", "timestamp", "تاريخ", "التاريخ", "تاريخ_النشر"),
        )
    ),
    "section": FieldNames(("section", "category", "topic", "rubric", "قسم", "القسم", "تصنيف")),
    "source": FieldNames(("source", "publisher", "newspaper", "site", "مصدر", "المصدر", "الصحيفة")),
    "author": FieldNames(("author", "authors", "byline", "writer", "كاتب", "الكاتب"), joiner="، "),
    "url": FieldNames(("url", "link", "href", "permalink", "رابط", "الرابط")),
}


def build_record(
    values: Mapping[str, object], raw: bytes, origin: Origin, notes: tuple[str, ...] = ()
) -> Record | Skipped:
    """Return the article that named values hold; `raw` are the bytes they were read from."""
    fields = _Fields(values)
    title, body, url = fields.text("title"), fields.text("body"), fields.text("url")
    if not title and not body:
        return Skipped(origin, "no title and no text")
    document = Document(
        id=document_id(one_line(fields.text("id")), url, raw),
        title=title,
        body=body,
        date=fields.date(),
        section=fields.text("section"),
        source=fields.text("source"),
        author=fields.text("author"),
        url=url,
    )
    no_text = () if body else ("no text",)
    return Record(origin, document, (*no_text, *fields.notes, *notes))


# Where each name leads: our field, and how good a name for it this is, from 0.
_PLACES = {
    name: (field, rank) for field, known in FIELDS.items() for rank, name in enumerate(known.names)
}


class _Fields:
    """Values under our names for them; `notes` gathers what was there but not understood."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values: dict[str, dict[int, object]] = {}
        for name, value in values.items():
            if place := _PLACES.get(_fold_name(name)):
                self._values.setdefault(place[0], {})[place[1]] = value
        self.notes: list[str] = []

    def text(self, field: str) -> str:
        """Return the first value that is not empty."""
        return next(self._texts(field), "")

    def date(self) -> dt.date | None:
        """Return the first date that is understood."""
        texts = list(self._texts("date"))
        date = next(filter(None, map(parse_date, texts)), None)
        if texts and date is None:
            self.notes.append(f"date not understood: {one_line(texts[0])[:_NOTE_MAX_CHARACTERS]}")
        return date

    def _texts(self, field: str) -> Iterator[str]:
        if not (found := self._values.get(field)):
            return
        known = FIELDS[field]
        for rank in sorted(found):
            text = _to_text(found[rank], known.joiner)
            if text is None:
                self.notes.append(f"{field} not understood: {known.names[rank]!r} is not text")
            elif text:
                yield text


@lru_cache(CACHED_NAMES)
def _fold_name(name: str) -> str:
    return name.strip().casefold().replace("-", "_").replace(" ", "_")


def _to_text(value: object, joiner: str | None) -> str | None:
    """Return a value as text, empty where it says nothing, None where it is something else."""
    match value:
        case None:
            return ""
        case str():
            return trim(value)
        case int() | float() if not isinstance(value, bool):
            return str(value)
        case list():
            return _join_texts([_to_text(item, joiner) for item in value], joiner)
    return None


def _join_texts(texts: list[str | None], joiner: str | None) -> str | None:
    known = [text for text in texts if text]
    if None in texts:
        return None
    return joiner.join(known) if joiner else next(iter(known), "")
