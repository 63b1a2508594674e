"""The page of one article: it marks the words that led to it, knows the way back and the way on."""

from search import Hit, MarkedArticle, SearchRequest, SimilarArticles
from web import urls
from web.contexts import ArticlePage, Neighbour
from web.results import day, matched_groups, search_box

SHOWN_SIMILAR = 5


def article_page(
    marked: MarkedArticle, similar: SimilarArticles, request: SearchRequest
) -> ArticlePage:
    """Return the page of an article that was opened from the results of a request."""
    article = marked.article
    has_results = bool(request.text.strip()) or urls.has_filters(request)
    return ArticlePage(
        title=article.title,
        box=search_box(request),
        title_html=marked.title_html,
        paragraphs_html=marked.paragraphs_html,
        source=article.source,
        section=article.section,
        author=article.author,
        day=day(article.date),
        matched=matched_groups(marked.matched),
        back=urls.search_url(request) if has_results else "",
        permalink=urls.article_url(article.id),
        permalink_shown=f"/articles/{article.id}",
        original=article.url,
        original_url=urls.external_url(article.url),
        similar=tuple(map(_neighbour, similar.hits)),
    )


def _neighbour(hit: Hit) -> Neighbour:
    return Neighbour(
        url=urls.article_url(hit.id),
        title=hit.title,
        opening_html=hit.title_html,
        source=hit.source,
        section=hit.section,
        day=day(hit.date),
    )
