"""The nodes of a query that restrict and do not score: dates, labels, and groups of such."""

import datetime as dt

from search.analysis import fold_label
from search.opensearch.querying.clauses import Query, all_of, any_of, none_of, terms
from search.opensearch.querying.tables import Tables
from search.opensearch.texts import MAX_KEYWORD_BYTES, bounded
from search.query import DateRange, Group, MonthOfYears, Node, Occur, Phrase
from search.request import SearchRequest
from search.schema import FIELDS_BY_NAME, Kind


def node_mask(node: Node, tables: Tables) -> Query | None:
    """Return the filter of a node, None where it scores."""
    match node:
        case DateRange(first, last):
            return dated(first, last)
        case MonthOfYears(number, calendar):
            return terms("day", tables.days.in_month(number, calendar))
        case Phrase(words, str(name)) if FIELDS_BY_NAME[name].kind is Kind.LABEL:
            return terms(name, map(_keyword, tables.labels[name].with_words(words)))
        case Group():
            return _group_mask(node, tables)
    return None


def _group_mask(group: Group, tables: Tables) -> Query | None:
    by_occur: dict[Occur, list[Query]] = {occur: [] for occur in Occur}
    for clause in group.clauses:
        mask = node_mask(clause.node, tables)
        if mask is None:
            return None
        by_occur[clause.occur].append(mask)
    required, wanted = by_occur[Occur.MUST], by_occur[Occur.SHOULD]
    if wanted and not required:
        required = [any_of(wanted)]
    return all_of([*required, *map(none_of, by_occur[Occur.MUST_NOT])])


def dated(first: dt.date | None, last: dt.date | None) -> Query:
    """Return what is dated from one day to another; what has no date never is."""
    bounds = {"gte": (first or dt.date.min).toordinal(), "lte": (last or dt.date.max).toordinal()}
    return {"range": {"day": bounds}}


def request_filters(request: SearchRequest) -> dict[str, Query]:
    """Return what a request asks of an article besides its words, by field."""
    wanted = {"section": request.sections, "source": request.sources, "author": request.authors}
    filters = {
        name: terms(f"{name}_folded", sorted({_keyword(fold_label(label)) for label in labels}))
        for name, labels in wanted.items()
        if labels
    }
    if request.date_from or request.date_to:
        filters["date"] = dated(request.date_from, request.date_to)
    return filters


def _keyword(label: str) -> str:
    return bounded(label, MAX_KEYWORD_BYTES)
