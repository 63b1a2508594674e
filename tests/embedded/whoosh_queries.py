"""Random Whoosh queries for the archives of whoosh_archives.py, as Hypothesis strategies."""

import datetime as dt

from hypothesis import strategies as st
from whoosh import query
from whoosh.query import spans

from search.analysis import VIEWS
from search.schema import FIELDS, FIELDS_BY_NAME, Kind
from tests.embedded.whoosh_archives import DAYS, LABELS, WORDS, ids

WORD_FIELDS = [spec.name for spec in FIELDS if spec.kind not in (Kind.STORED, Kind.DATE)]
SPAN_FIELDS = ["title", "body", "title_spelling", "spelling", "section", "source", "author"]


@st.composite
def terms_of(draw: st.DrawFn, field: str) -> str:
    """Draw a term that the field may well have."""
    if field == "id":
        return draw(ids)
    written = LABELS if FIELDS_BY_NAME[field].kind is Kind.LABEL else WORDS
    surface = draw(st.sampled_from([word for text in written for word in text.split() or ["x"]]))
    return VIEWS[FIELDS_BY_NAME[field].view](surface)


@st.composite
def term_queries(draw: st.DrawFn) -> query.Query:
    """Draw a query for terms of one field: a term, a pattern, a range."""
    field = draw(st.sampled_from(WORD_FIELDS))
    term = draw(terms_of(field))
    boost = draw(st.sampled_from((1.0, 1.0, 2.5)))
    scored = {"boost": boost, "constantscore": draw(st.booleans())}
    cut = draw(st.integers(1, len(term)))
    match draw(st.integers(0, 7)):
        case 0:
            return query.Prefix(field, term[:cut], **scored)
        case 1:
            return query.Wildcard(field, f"*{term[:cut]}?", **scored)
        case 2:
            return query.Wildcard(field, f"{term[:cut]}*{term[-1]}", **scored)
        case 3:
            distance, prefix = draw(st.integers(0, 2)), draw(st.integers(0, cut))
            return query.FuzzyTerm(field, term, maxdist=distance, prefixlength=prefix, **scored)
        case 4:
            low, high = sorted((term, draw(terms_of(field))))
            exclusive = draw(st.booleans()), draw(st.booleans())
            return query.TermRange(field, low, high, *exclusive, **scored)
        case 5:
            return query.Every(draw(st.sampled_from((None, field))), boost=boost)
        case _:
            return query.Term(field, term, boost=boost)


@st.composite
def date_queries(draw: st.DrawFn) -> query.Query:
    """Draw a day or a range of days."""
    moments = st.sampled_from(DAYS).map(lambda day: dt.datetime.combine(day, dt.time()))
    first, last = sorted((draw(moments), draw(moments)))
    match draw(st.integers(0, 3)):
        case 0:
            return query.Term("date", first)
        case 1:
            return query.DateRange("date", None, last, endexcl=draw(st.booleans()))
        case 2:
            return query.DateRange("date", first, None, startexcl=draw(st.booleans()))
        case _:
            return query.DateRange("date", first, last)


@st.composite
def phrases(draw: st.DrawFn) -> query.Phrase:
    """Draw words that follow one another closely."""
    field = draw(st.sampled_from(SPAN_FIELDS))
    words = draw(st.lists(terms_of(field), min_size=1, max_size=3))
    return query.Phrase(field, words, slop=draw(st.integers(1, 3)))


@st.composite
def span_queries(draw: st.DrawFn) -> query.Query:
    """Draw a query for words near one another, before another, at the beginning."""
    field = draw(st.sampled_from(SPAN_FIELDS))
    words = [draw(terms_of(field)) for _ in range(3)]
    slop, ordered = draw(st.integers(1, 3)), draw(st.booleans())
    first, second, third = (query.Term(field, word) for word in words)
    prefix = query.Prefix(field, words[0][:2])
    match draw(st.integers(0, 7)):
        case 0:
            return spans.SpanFirst(draw(st.sampled_from((first, prefix))), limit=slop)
        case 1:
            return spans.SpanNear(first, second, slop=slop, ordered=ordered)
        case 2:
            return spans.SpanNear2([first, second, prefix], slop=slop, ordered=ordered)
        case 3:
            near = spans.SpanNear(prefix, second, slop=slop)
            return spans.SpanContains(near, third)
        case 4:
            return spans.SpanOr([first, prefix, third])
        case 5:
            return spans.SpanNot(first, second)
        case 6:
            return spans.SpanBefore(prefix, second)
        case _:
            return spans.SpanCondition(first, third)


def _combined(parts: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    lists = st.lists(parts, min_size=1, max_size=4)
    return st.one_of(
        st.builds(query.And, lists),
        st.builds(query.Or, lists),
        st.builds(query.DisjunctionMax, lists),
        st.builds(query.AndNot, parts, parts),
        st.builds(query.AndMaybe, parts, parts),
        st.builds(query.Require, parts, parts),
    )


def _negated(parts: st.SearchStrategy[query.Query]) -> st.SearchStrategy[query.Query]:
    return _combined(parts) | st.builds(query.Not, parts)


# Whoosh cannot combine its span queries with others: they do not estimate their size.
leaves = st.one_of(term_queries(), phrases(), date_queries())
queries = span_queries() | st.recursive(leaves, _negated, max_leaves=6)
positive_queries = span_queries() | st.recursive(leaves, _combined, max_leaves=6)
