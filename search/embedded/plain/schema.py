"""FIELDS as a Whoosh schema, and an article as the values that Whoosh indexes."""

import datetime as dt

from whoosh import columns, fields

from search.analysis import View
from search.embedded.adapter import ViewAnalyzer
from search.schema import FIELDS, Article, FieldSpec, Kind

DAY = "day"
"""A column beside `date`: the day's ordinal, 0 where unknown, for filters and sorting."""


def whoosh_schema() -> fields.Schema:
    """Return the schema under which plain Whoosh sees the index."""
    schema = fields.Schema(**{spec.name: _field_type(spec) for spec in FIELDS})
    schema.add(DAY, fields.COLUMN(columns.NumericColumn("i", default=0)))
    return schema


def _field_type(spec: FieldSpec) -> fields.FieldType:
    analyzer = ViewAnalyzer(spec.view.value)
    match spec.kind:
        case Kind.IDENTIFIER:
            return fields.ID(stored=True, unique=True, sortable=True)
        case Kind.TEXT:
            return fields.TEXT(analyzer=analyzer, stored=True)
        case Kind.LABEL:
            return fields.TEXT(analyzer=analyzer, stored=True, sortable=True)
        case Kind.DATE:
            return fields.DATETIME(stored=True)
        case Kind.DERIVED:
            return fields.TEXT(analyzer=analyzer, phrase=spec.view is View.SPELLING)
        case Kind.STORED:
            return fields.STORED()


def document_values(article: Article) -> dict[str, object]:
    """Return what `IndexWriter.add_document` takes for an article; empty parts are left out."""
    values: dict[str, object] = {
        spec.name: getattr(article, spec.of or spec.name) for spec in FIELDS
    }
    if article.date:
        values["date"] = dt.datetime.combine(article.date, dt.time())
        values[DAY] = article.date.toordinal()
    return {name: value for name, value in values.items() if value or name in ("title", "body")}


def stored_values(article: Article) -> dict[str, object]:
    """Return what Whoosh stores of an article: every part of it once, empty ones left out."""
    derived = {spec.name for spec in FIELDS if spec.kind is Kind.DERIVED} | {DAY}
    values = document_values(article)
    return {name: value for name, value in values.items() if name not in derived}
