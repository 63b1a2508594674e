"""The page of one article: it marks the words that led to it, knows the way back and the way on."""

from search import Copies, Hit, MarkedArticle, SearchRequest, SimilarArticles
from web import urls
from web.boxes import search_box
from web.citing import citation
from web.contexts import ArticlePage, Neighbour
from web.copies import same_story
from web.dating import day
from web.language.current import address
from web.passages import count_marks, passages
from web.results import matched_groups

SHOWN_SIMILAR = 5
SHOWN_COPIES = 10


def article_page(
    marked: MarkedArticle,
    similar: SimilarArticles,
    copies: Copies,
    request: SearchRequest,
    site: str,
) -> ArticlePage:
    """Return the page of an article that was opened from the results of a request.

    `site` is where the addresses of the app begin, "https://archive.example".
    """
    article = marked.article
    has_results = bool(request.text.strip()) or urls.has_filters(request)
    return ArticlePage(
        title=article.title,
        box=search_box(request),
        title_html=marked.title_html,
        passages=tuple(passages(marked.paragraphs_html)),
        marks=count_marks(marked.title_html, marked.paragraphs_html),
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
        same_story=same_story(copies),
        citation=citation(article, site + urls.article_url(article.id)),
        similar=tuple(map(_neighbour, similar.hits)),
    )


def _neighbour(hit: Hit) -> Neighbour:
    return Neighbour(
        url=address(urls.article_url(hit.id)),
        title=hit.title,
        opening_html=hit.title_html,
        source=hit.source,
        section=hit.section,
        day=day(hit.date),
    )
