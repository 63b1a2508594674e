"""Which of the articles that match are kept, and what sorts them."""

import datetime as dt
from dataclasses import replace

from search import Article, SearchRequest, Sort
from search.analysis import fold_label
from search.query import Clause, Group, Occur


def with_all_words(group: Group) -> Group:
    """Return a group that requires what it wants, of a choice one; exclusions stay the same."""
    return replace(group, clauses=tuple(_required(each, group.is_choice) for each in group.clauses))


def _required(clause: Clause, is_choice: bool) -> Clause:
    if clause.occur is Occur.MUST_NOT:
        return clause
    node = with_all_words(clause.node) if isinstance(clause.node, Group) else clause.node
    return Clause(clause.occur if is_choice else Occur.MUST, node)


def passes(article: Article, request: SearchRequest) -> bool:
    for wanted, label in (
        (request.sections, article.section),
        (request.sources, article.source),
        (request.authors, article.author),
    ):
        if wanted and fold_label(label) not in map(fold_label, wanted):
            return False
    if not (request.date_from or request.date_to):
        return True
    first, last = request.date_from or dt.date.min, request.date_to or dt.date.max
    return article.date is not None and first <= article.date <= last


def rank(article: Article, sort: Sort, score: float) -> tuple[bool, float]:
    """Return what sorts an article; undated ones are last."""
    if sort is Sort.RELEVANCE:
        return (False, -round(score, 12))
    day = article.date.toordinal() if article.date else 0
    return (not day, day if sort is Sort.OLDEST else -day)
