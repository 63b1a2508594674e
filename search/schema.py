"""FIELDS: the one table of what an article is made of, and how each part is searched."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from search.analysis import View


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the index stores and returns it; unknown parts are empty.

    `dateline` is the place and the agency that the text opens with. `hijri` is the date in the
    Hijri calendar, "1437-09-15", where the article gives it so.
    """

    id: str
    title: str
    body: str
    date: dt.date | None = None
    section: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    dateline: str = ""
    hijri: str = ""


class Kind(StrEnum):
    """How the values of a field are searched."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    LABEL = "label"
    DATE = "date"
    DERIVED = "derived"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    `view` is what the field keeps of each word. A derived field has no value of its own: it keeps
    another view of the words of the text field `of`. `boost` multiplies the term frequency of a
    text field and of its views in BM25F. `names` are what a user may write before the colon in
    `field:value`, English first.
    """

    name: str
    kind: Kind
    view: View = View.FORM
    of: str = ""
    boost: float = 1.0
    names: tuple[str, ...] = ()
    faceted: bool = False


FIELDS = (
    FieldSpec("id", Kind.IDENTIFIER),
    FieldSpec("title", Kind.TEXT, boost=2.0, names=("title", "عنوان", "العنوان")),
    FieldSpec("body", Kind.TEXT, names=("body", "نص", "النص", "متن")),
    FieldSpec("title_spelling", Kind.DERIVED, View.SPELLING, of="title"),
    FieldSpec("title_stem", Kind.DERIVED, View.STEM, of="title"),
    FieldSpec("title_root", Kind.DERIVED, View.ROOT, of="title"),
    FieldSpec("spelling", Kind.DERIVED, View.SPELLING, of="body"),
    FieldSpec("stem", Kind.DERIVED, View.STEM, of="body"),
    FieldSpec("root", Kind.DERIVED, View.ROOT, of="body"),
    FieldSpec("section", Kind.LABEL, names=("section", "قسم", "القسم"), faceted=True),
    FieldSpec("source", Kind.LABEL, names=("source", "مصدر", "المصدر"), faceted=True),
    FieldSpec("author", Kind.LABEL, names=("author", "كاتب", "الكاتب"), faceted=True),
    FieldSpec("date", Kind.DATE, names=("date", "تاريخ", "التاريخ")),
    FieldSpec("url", Kind.STORED),
    FieldSpec("dateline", Kind.STORED),
    FieldSpec("hijri", Kind.STORED),
)
FIELDS_BY_NAME = {field.name: field for field in FIELDS}
TEXT_FIELDS = tuple(field for field in FIELDS if field.kind is Kind.TEXT)
YEAR = "year"
"""The facet of the years of the dates."""
FACETS = (*(field.name for field in FIELDS if field.faceted), YEAR)


def fingerprint() -> str:
    """Return a digest of what the index on disk depends on; query names and boosts are not."""
    described = [(spec.name, spec.kind.value, spec.view.value, spec.of) for spec in FIELDS]
    return hashlib.blake2b(repr(described).encode(), digest_size=8).hexdigest()
