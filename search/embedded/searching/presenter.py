"""Makes what was found into what a reader sees; keeps what it needs again."""

from collections.abc import Sequence
from dataclasses import replace

from search.deadline import check_time
from search.embedded.searching.collection import Collection
from search.embedded.searching.copies import list_copies
from search.embedded.searching.evaluator import Weights
from search.embedded.searching.finding import Page
from search.embedded.searching.neighbours import LEVEL, Neighbourhood
from search.embedded.searching.recency import RecencyFactors
from search.explanation import Derivation, Statistics, with_recency
from search.hits import make_hit, mark_article, match_query
from search.lexicon.meanings import Meanings
from search.lexicon.scanning import scanning
from search.matching import Matcher
from search.query import Group
from search.ranking import Level
from search.ranking.adjacency import CANDIDATES
from search.recent import Recent
from search.request import MAX_COPIES, Copies, Hit, MarkedArticle, SearchRequest, Sort
from search.schema import Article

MATCHERS = 128
"""How many queries are kept with the words that they matched."""
CHARACTERS = 1 << 23
"""How many characters the articles that are kept may have together: 16 MB."""
_ARTICLE = 200
"""What an article takes besides its text, in characters."""


class Presenter:
    """Shows the articles of a generation to readers; any thread may ask."""

    def __init__(self, collection: Collection, meanings: Meanings, recency: RecencyFactors) -> None:
        self._collection = collection
        self._meanings = meanings
        self._newest = recency.newest
        self._matchers = Recent[tuple[Group, Level], Matcher](MATCHERS)
        self._articles = Recent[int, Article](CHARACTERS)

    def hits(
        self, root: Group, request: SearchRequest, page: Page, weights: Weights
    ) -> tuple[Hit, ...]:
        """Return the articles of a page as hits, explained if the request asks for it."""
        matcher = self._matcher(root, request.level)
        derivation = None
        if request.explain:
            derivation = Derivation(root, request.level, self._meanings, self._statistics(weights))
        hits: list[Hit] = []
        is_reordered = request.sort is Sort.RELEVANCE
        for rank, number, score in page.hits:
            check_time()
            article = self.article(number)
            is_candidate = is_reordered and rank < CANDIDATES
            explanation = derivation.derive(article, is_candidate) if derivation else None
            if explanation:
                explanation = with_recency(explanation, request.recency, article.date, self._newest)
            hit = make_hit(article, matcher, score, weights, explanation)
            hits.append(replace(hit, copies=self._copies_found(number, page)))
        return tuple(hits)

    def copies(self, number: int, most: int) -> Copies:
        """Return the other articles of the story of one."""
        return self._listed(number, self._collection.stories.members(number), most)

    def _copies_found(self, number: int, page: Page) -> Copies | None:
        """Return the articles for which a hit stands, None where it stands for itself."""
        if page.told is None:
            return None
        members = self._collection.stories.marked(number, page.told)
        return self._listed(number, members, MAX_COPIES) if len(members) > 1 else None

    def _listed(self, number: int, members: Sequence[int], most: int) -> Copies:
        return list_copies(self._collection, self.article, number, members, most)

    def hits_like(self, near: Neighbourhood) -> tuple[Hit, ...]:
        """Return the neighbours of an article as hits, the words that they share marked."""
        matcher = self._matcher(near.query.root, LEVEL)
        return tuple(make_hit(each, matcher, score, near.weights) for each, score in near.found)

    def read(self, number: int, root: Group, level: Level) -> MarkedArticle:
        """Return the whole article of a document with the words of a query marked."""
        return mark_article(self.article(number), self._matcher(root, level))

    def article(self, number: int) -> Article:
        """Return the article of a document."""
        article = self._articles.get(number)
        if article is None:
            article = self._collection.article(number)
            self._articles.add(number, article, len(article.title) + len(article.body) + _ARTICLE)
        return article

    def _statistics(self, weights: Weights) -> Statistics:
        """Return what the score of every article takes from the collection."""
        return Statistics(self._collection.count, self._collection.averages, weights)

    def _matcher(self, root: Group, level: Level) -> Matcher:
        matcher = self._matchers.get((root, level))
        if matcher is None:
            matcher = match_query(root, level, self._meanings, scanning)
            self._matchers.add((root, level), matcher, 1)
        return matcher
