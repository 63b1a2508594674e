"""Makes what was found into what a reader sees."""

from dataclasses import replace

from search.deadline import check_time
from search.errors import ArticleNotFound
from search.explanation import Derivation, Statistics, with_recency
from search.hits import make_hit, mark_article, match_query
from search.lexicon.meanings import Meanings
from search.lexicon.scanning import scanning
from search.matching import Matcher
from search.opensearch.querying.archive import Archive
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.clauses import EVERYTHING
from search.opensearch.querying.copies import Stories, Told
from search.opensearch.querying.finding import Page
from search.opensearch.querying.plans import Leaves, weights_of
from search.opensearch.querying.similar import LEVEL, Neighbourhood
from search.query import Group
from search.ranking import Level
from search.ranking.adjacency import CANDIDATES
from search.recent import Recent
from search.request import MAX_COPIES, Copies, Hit, MarkedArticle, SearchRequest, Sort
from search.schema import Article

MATCHERS = 128
"""How many queries are kept with the words that they matched."""


class Presenter:
    """Shows the articles of a generation to readers; any thread may ask."""

    def __init__(
        self, articles: Articles, stories: Stories, archive: Archive, meanings: Meanings
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._archive = archive
        self._meanings = meanings
        self._matchers = Recent[tuple[Group, Level], Matcher](MATCHERS)

    def hits(
        self, root: Group, request: SearchRequest, page: Page, leaves: Leaves
    ) -> tuple[Hit, ...]:
        """Return the articles of a page as hits, explained if the request asks for it."""
        matcher, weights = self._matcher(root, request.level), weights_of(leaves)
        articles = self._articles.read([hit.id for hit in page.hits])
        copies = self._copies(page, articles) if request.collapse else {}
        derivation = None
        if request.explain:
            once = frozenset(node for node, leaf in leaves.items() if leaf.counts_once)
            archive = self._archive
            statistics = Statistics(archive.size, archive.averages, weights, once)
            derivation = Derivation(root, request.level, self._meanings, statistics)
        hits: list[Hit] = []
        for rank, name, score, _ in page.hits:
            check_time()
            article = articles[name]
            is_candidate = request.sort is Sort.RELEVANCE and rank < CANDIDATES
            explanation = derivation.derive(article, is_candidate) if derivation else None
            if explanation:
                newest = self._archive.newest
                explanation = with_recency(explanation, request.recency, article.date, newest)
            hit = make_hit(article, matcher, score, weights, explanation)
            hits.append(replace(hit, copies=copies.get(name)))
        return tuple(hits)

    def copies(self, article_id: str, most: int) -> Copies:
        """Return the other articles of the story of one.

        Raises:
            ArticleNotFound: there is none of this id.
        """
        article, story = self.article(article_id), self._stories.of(article_id)
        if story is None:
            raise ArticleNotFound(article_id)
        (copies,) = self._stories.copies([Told(article, story[0])], most, EVERYTHING)
        return copies

    def hits_like(self, near: Neighbourhood) -> tuple[Hit, ...]:
        """Return the neighbours of an article as hits, the words that they share marked."""
        matcher = self._matcher(near.root, LEVEL)
        return tuple(make_hit(each, matcher, score, near.weights) for each, score in near.found)

    def read(self, article_id: str, root: Group, level: Level) -> MarkedArticle:
        """Return a whole article with the words of a query marked.

        Raises:
            ArticleNotFound: there is none of this id.
        """
        return mark_article(self.article(article_id), self._matcher(root, level))

    def article(self, article_id: str) -> Article:
        """Return an article.

        Raises:
            ArticleNotFound: there is none of this id.
        """
        found = self._articles.read([article_id])
        if article_id not in found:
            raise ArticleNotFound(article_id)
        return found[article_id]

    def _copies(self, page: Page, articles: dict[str, Article]) -> dict[str, Copies]:
        """Return the articles for which hits stand, by id; those alone have none."""
        told = [Told(articles[hit.id], hit.story) for hit in page.hits if hit.story is not None]
        found = self._stories.copies(told, MAX_COPIES, page.found.asked.everything)
        pairs = zip(told, found, strict=True)
        return {each.article.id: copies for each, copies in pairs if copies.total}

    def _matcher(self, root: Group, level: Level) -> Matcher:
        matcher = self._matchers.get((root, level))
        if matcher is None:
            matcher = match_query(root, level, self._meanings, scanning)
            self._matchers.add((root, level), matcher, 1)
        return matcher
