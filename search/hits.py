"""From a stored article and a query to what a reader sees: the same for every engine."""

import re
from collections.abc import Mapping
from dataclasses import asdict

from search.highlight import Match, Text, find_matches, matched_forms
from search.markup import mark_html
from search.query import ParsedQuery, print_query, wanted_texts
from search.ranking import Level
from search.request import Hit, MarkedArticle, QueryEcho, QueryWarning, SearchRequest
from search.schema import Article
from search.snippet import best_snippet

HEADING_WORDS = 12
_PARAGRAPH_BREAK = re.compile(r"\s*\n\s*")


def describe_query(request: SearchRequest, parsed: ParsedQuery) -> QueryEcho:
    """Return the query as it is said back to the user."""
    warnings = tuple(QueryWarning(w.code, w.message, w.span) for w in parsed.warnings)
    return QueryEcho(request.text, print_query(parsed.root), request.level, warnings)


def make_hit(
    article: Article,
    parsed: ParsedQuery,
    level: Level,
    score: float,
    weights: Mapping[Text, float],
) -> Hit:
    """Return an article as a hit: title and best passages with the matches marked.

    `weights` tells how telling each leaf of the query is, its idf. A hit without a title is
    headed by the opening words of its body.
    """
    in_title, in_body = _matches(article, parsed, level)
    parts = asdict(article)
    del parts["body"]
    return Hit(
        **parts,
        score=round(score, 6),
        snippet=best_snippet(article.body, in_body, weights),
        title_html=_title_html(article, in_title),
        matched=matched_forms([*in_title, *in_body]),
    )


def mark_article(article: Article, parsed: ParsedQuery, level: Level) -> MarkedArticle:
    """Return a whole article, paragraph by paragraph, with the matches marked."""
    in_title, _ = _matches(article, parsed, level)
    leaves = list(wanted_texts(parsed.root))
    paragraphs = [text for text in _PARAGRAPH_BREAK.split(article.body.strip()) if text]
    found = [find_matches(text, "body", leaves, level) for text in paragraphs]
    return MarkedArticle(
        article,
        _title_html(article, in_title),
        tuple(
            mark_html(text, [match.span for match in matches])
            for text, matches in zip(paragraphs, found, strict=True)
        ),
        matched_forms([*in_title, *(match for matches in found for match in matches)]),
    )


def _matches(
    article: Article, parsed: ParsedQuery, level: Level
) -> tuple[list[Match], list[Match]]:
    leaves = list(wanted_texts(parsed.root))
    return (
        find_matches(article.title, "title", leaves, level),
        find_matches(article.body, "body", leaves, level),
    )


def _title_html(article: Article, in_title: list[Match]) -> str:
    if article.title:
        return mark_html(article.title, [match.span for match in in_title])
    words = article.body.split(maxsplit=HEADING_WORDS)
    opening = " ".join(words[:HEADING_WORDS])
    return mark_html(f"{opening} …" if len(words) > HEADING_WORDS else opening, [])
