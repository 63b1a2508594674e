"""From a stored article and a query to what a reader sees: the same for every engine."""

from collections.abc import Mapping
from itertools import chain

from search.explanation import say_why
from search.markup import mark_html
from search.matching import (
    Match,
    Matcher,
    Meanings,
    Scanning,
    matched_forms,
    scanning_all,
    want,
)
from search.query import Group, ParsedQuery, TextLeaf, print_query, wanted_texts
from search.ranking import Level
from search.request import (
    MAX_MATCHED,
    Explanation,
    Hit,
    MarkedArticle,
    QueryEcho,
    QueryWarning,
    SearchRequest,
)
from search.schema import TEXT_FIELDS, Article
from search.snippet import best_snippet

HEADING_WORDS = 12
_SEARCHED = {None, *(spec.name for spec in TEXT_FIELDS)}


def describe_query(request: SearchRequest, parsed: ParsedQuery) -> QueryEcho:
    """Return the query as it is said back to the user."""
    warnings = tuple(QueryWarning(w.code, w.message, w.span) for w in parsed.warnings)
    return QueryEcho(request.text, print_query(parsed.root), request.level, warnings)


def match_query(
    root: Group, level: Level, meanings: Meanings, scanning: Scanning = scanning_all
) -> Matcher:
    """Return what marks the words of a query in the text fields of articles."""
    leaves = [leaf for leaf in wanted_texts(root) if leaf.field in _SEARCHED]
    return Matcher([want(leaf, level, meanings) for leaf in leaves], scanning)


def make_hit(
    article: Article,
    matcher: Matcher,
    score: float,
    weights: Mapping[TextLeaf, float],
    explanation: Explanation | None = None,
) -> Hit:
    """Return an article as a hit: title and best passages with the matches marked.

    `weights` tells how telling each leaf of the query is, its idf. A hit without a title is
    headed by the opening words of its body. With an explanation of the score, a sentence says why
    the article was found.
    """
    in_title = matcher.find(article.title, "title", every=False)
    in_body = matcher.find(article.body, "body", every=False)
    matched = matched_forms([*in_title, *in_body])
    return Hit(
        id=article.id,
        title=article.title,
        date=article.date,
        section=article.section,
        source=article.source,
        author=article.author,
        url=article.url,
        score=score,
        snippet=best_snippet(article.body, in_body, weights),
        title_html=_title_html(article, in_title),
        title_highlights=tuple(match.span for match in in_title),
        matched=matched[:MAX_MATCHED],
        why=say_why(matched) if explanation else "",
        explanation=explanation,
    )


def mark_article(article: Article, matcher: Matcher) -> MarkedArticle:
    """Return a whole article, paragraph by paragraph, with the matches marked."""
    in_title = matcher.find(article.title, "title")
    paragraphs = [text for line in article.body.split("\n") if (text := line.strip())]
    found = [matcher.find(text, "body") for text in paragraphs]
    matched = matched_forms(chain(in_title, *found))
    return MarkedArticle(
        article,
        _title_html(article, in_title),
        tuple(
            mark_html(text, [match.span for match in matches])
            for text, matches in zip(paragraphs, found, strict=True)
        ),
        matched[:MAX_MATCHED],
    )


def _title_html(article: Article, in_title: list[Match]) -> str:
    if article.title:
        return mark_html(article.title, [match.span for match in in_title])
    words = article.body.split(maxsplit=HEADING_WORDS)
    opening = " ".join(words[:HEADING_WORDS])
    return mark_html(f"{opening} …" if len(words) > HEADING_WORDS else opening, [])
