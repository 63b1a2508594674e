"""From the values of search to what the tools answer."""

import datetime as dt
from collections.abc import Iterator

from search import Article, Hit, SearchRequest, SearchResult
from web.characters import printable
from web.language import ENGLISH, say, speaking
from web.paging import last_page
from web.suggesting import instead, suggestions
from web.tools.answers import Fetched, Found, Metadata, Results
from web.urls import article_url, external_url
from web.warned import told


def results_of(result: SearchResult, request: SearchRequest, site: str) -> Results:
    """Return a page of results; `site` is where the addresses of a server of the archive begin."""
    with speaking(ENGLISH):
        notes = tuple(map(printable, _notes(result, request)))
    return Results(
        results=tuple(_found(hit, site) for hit in result.hits),
        total=result.total,
        page=result.page,
        pages=last_page(result.stories, result.size) if result.stories else 0,
        query=printable(result.query.text),
        notes=notes,
    )


def fetched_of(article: Article, site: str) -> Fetched:
    """Return an article whole."""
    permalink = site + article_url(article.id)
    return Fetched(
        id=printable(article.id),
        title=printable(article.title),
        text=printable(article.body),
        url=printable(external_url(article.url)) or permalink,
        metadata=Metadata(
            date=_written(article.date),
            hijri=article.hijri,
            section=printable(article.section),
            source=printable(article.source),
            author=printable(article.author),
            dateline=printable(article.dateline),
            original_url=printable(article.url),
            permalink=permalink,
        ),
    )


def _found(hit: Hit, site: str) -> Found:
    permalink = site + article_url(hit.id)
    return Found(
        id=printable(hit.id),
        title=printable(hit.title),
        url=printable(external_url(hit.url)) or permalink,
        permalink=permalink,
        snippet=printable(hit.snippet.text),
        date=_written(hit.date),
        section=printable(hit.section),
        source=printable(hit.source),
        author=printable(hit.author),
        copies=hit.copies.total if hit.copies else 0,
    )


def _notes(result: SearchResult, request: SearchRequest) -> Iterator[str]:
    """Yield what was searched instead, what was odd, and each query that may be meant."""
    if other := instead(result, request):
        yield say(
            "لم نجد ما يطابق {typed} ({reason})، فهذه نتائج {searched}.",
            typed=other.typed,
            reason=other.reason,
            searched=other.searched,
        )
    for warning in result.query.warnings:
        yield told(warning)
    for each in suggestions(result, request):
        yield f"{say('هل تقصد:')} {each.label} ({each.note})"


def _written(date: dt.date | None) -> str:
    return date.isoformat() if date else ""
