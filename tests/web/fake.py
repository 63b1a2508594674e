"""An Engine made of dicts and loops: small, slow and plainly right enough for the web app's tests.

Words meet by spelling (exact), without their clitics (word) or by their first three
consonants (wide). Nothing of it is how Arshif searches; it only keeps the laws of Engine.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import TracebackType
from typing import Self

from search import (
    MAX_COPIES,
    MAX_PAGE_SIZE,
    Article,
    ArticleNotFound,
    Completed,
    Completion,
    Completions,
    Copies,
    Copy,
    Entry,
    Explanation,
    FacetCount,
    Generation,
    Hit,
    Interval,
    Level,
    MarkedArticle,
    Match,
    MatchedForm,
    QueryEcho,
    QueryWarning,
    Ranking,
    Reason,
    RelatedForm,
    SearchRequest,
    SearchResult,
    SimilarArticles,
    Snippet,
    Sort,
    Suggestion,
    Timeline,
    TimelineBucket,
    Totals,
)
from search.request import check_size

WORD = re.compile(r"[\w\u0640\u064b-\u065f\u0670]+")
MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670]")
CLITICS = re.compile(r"^(?:و|ف)?(?:ب|ك)?(?:ال|لل)?(?=\w{3})|(?<=\w{3})(?:ات|ون|ين|اء|ه|ي)$")
LETTERS = str.maketrans("أإآٱىة", "ااااي" + "ه")
REASONS = {Level.EXACT: Reason.SAME, Level.WORD: Reason.STEM, Level.WIDE: Reason.ROOT}
WEIGHTS = {Reason.SAME: 1.0, Reason.STEM: 0.3, Reason.ROOT: 0.1}
SNIPPET_LENGTH = 180


def key(word: str, level: Level) -> str:
    """Return what two words must share to meet at a level."""
    spelled = MARKS.sub("", word).lower()
    if level == Level.EXACT:
        return spelled
    folded = CLITICS.sub("", spelled.translate(LETTERS))
    if level == Level.WORD:
        return folded
    return re.sub("[اويء]", "", folded)[:3]


def spans(text: str, query: str, level: Level) -> list[tuple[int, int]]:
    """Return where the words of the query are in a text."""
    wanted = {key(word, level) for word in WORD.findall(query)}
    return [word.span() for word in WORD.finditer(text) if key(word.group(), level) in wanted]


def mark(text: str, query: str, level: Level) -> str:
    """Return the text escaped, with the words of the query marked."""
    parts, end = [], 0
    for start, stop in spans(text, query, level):
        parts += [html.escape(text[end:start]), f"<mark>{html.escape(text[start:stop])}</mark>"]
        end = stop
    return "".join([*parts, html.escape(text[end:])])


def why(text: str, query: str, level: Level) -> tuple[MatchedForm, ...]:
    """Return each form that answers the query with the strictest level at which it does."""
    found = {}
    for at in reversed(Level):
        for start, stop in spans(text, query, at) if at in _up_to(level) else ():
            form = text[start:stop]
            word = next(w for w in WORD.findall(query) if key(w, at) == key(form, at))
            found[form] = MatchedForm(form, REASONS[at], word, WEIGHTS[REASONS[at]])
    return tuple(found[form] for form in sorted(found))


def _up_to(level: Level) -> list[Level]:
    return list(Level)[: list(Level).index(level) + 1]


class FakeEngine:
    """Answers from the articles it was given; counts what the tests want to know."""

    def __init__(self, articles: Iterable[Article], name: str = "g1") -> None:
        self.articles = {article.id: article for article in articles}
        self.generation = Generation(name=name, articles=len(self.articles))
        self.requests: list[SearchRequest] = []
        self.story: set[str] = set()
        self.suggestions: dict[str, tuple[Suggestion, ...]] = {}
        self.totals: dict[str, Totals] = {}
        self.is_closed = False
        self.times_closed = 0
        self.exported = 0

    def search(self, request: SearchRequest) -> SearchResult:
        assert not self.is_closed, "searched after close"
        self.requests.append(request)
        found = sorted(self._matching(request), key=lambda article: article.id)
        if request.sort == Sort.RELEVANCE:
            found.sort(key=lambda article: -self._score(article, request))
        else:
            newest = request.sort == Sort.NEWEST
            found.sort(key=lambda article: str(article.date or ""), reverse=newest)
        start = (request.page - 1) * request.size
        told = [n for n, each in enumerate(found) if request.collapse and each.id in self.story]
        shown = [each for n, each in enumerate(found) if n not in told[1:]]
        page = shown[start : start + request.size]
        return SearchResult(
            query=_echo(request),
            total=len(found),
            stories=len(shown),
            totals=self.totals.get(request.text, Totals(len(found), len(found))),
            match=Match.ANY if request.match is Match.ANY else Match.ALL,
            page=request.page,
            size=request.size,
            took_ms=3.2,
            hits=tuple(self._collapsed(each, request, found) for each in page),
            facets=_facets(found),
            timeline=_timeline(found, self.articles.values(), request.timeline),
            suggestions=self.suggestions.get(request.text, ()),
        )

    def rank(self, request: SearchRequest, *, with_facets: bool = False) -> Ranking:
        found = self.search(request)
        ids = tuple(hit.id for hit in found.hits)
        scores = tuple(hit.score for hit in found.hits)
        return Ranking(found.total, ids, scores, found.facets if with_facets else {})

    def read(self, article_id: str, text: str = "", level: Level = Level.WORD) -> MarkedArticle:
        assert not self.is_closed, "read after close"
        try:
            article = self.articles[article_id]
        except KeyError:
            raise ArticleNotFound(article_id) from None
        paragraphs = tuple(mark(each, text, level) for each in article.body.split("\n"))
        whole = f"{article.title}\n{article.body}"
        title = mark(_shown_title(article), text, level)
        return MarkedArticle(article, title, paragraphs, why(whole, text, level))

    def similar(self, article_id: str, size: int = 10) -> SimilarArticles:
        """Return articles of the same section: what they have in common is not our matter."""
        check_size(size)
        article = self.read(article_id).article
        near = [a for a in self.articles.values() if a.section == article.section != ""]
        others = sorted((a for a in near if a.id != article_id), key=lambda a: a.id)
        words = tuple(WORD.findall(article.title))
        request = SearchRequest(" ".join(words))
        hits = tuple(self._hit(each, request) for each in others[:size])
        return SimilarArticles(article_id, words, 1.5, hits)

    def duplicates(self, article_id: str, size: int = MAX_PAGE_SIZE) -> Copies:
        """Return the other articles of the one story."""
        article = self.read(article_id).article
        return self._copies(article, self.articles.values(), size) or Copies(0, 0, ())

    def related(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return every word of the articles that meets the word, the own form first."""
        texts = map(_text, self.articles.values())
        found = Counter(w for text in texts for w in set(WORD.findall(text)))
        met = [w for w in sorted(found) if key(w, level) == key(word, level) and w != word]
        others = (RelatedForm(w, 0.3, REASONS[level], found[w], w) for w in met)
        return (RelatedForm(word, 1.0, Reason.SAME, found[word], word), *others)

    def complete(self, text: str, size: int = 8) -> Completions:
        """Return the headlines and the sources that have the text."""
        check_size(size)
        found = sorted(self.articles.values(), key=lambda a: a.id) if text.strip() else []
        sources = sorted({a.source for a in found if text in a.source})
        names = [Completion(f'مصدر:"{s}"', s, Completed.SOURCE, 2) for s in sources]
        heads = [
            Completion(a.title, a.title, Completed.HEADLINE, 1, a.id)
            for a in found
            if text in a.title
        ]
        return Completions(text, (*names, *heads)[:size])

    @property
    def completes_at_once(self) -> bool:
        return True

    def export(self, request: SearchRequest) -> Iterator[Article]:
        for number, hit in enumerate(self.search(replace(request, page=1, size=100)).hits, 1):
            self.exported = number
            yield self.articles[hit.id]

    def catalogue(self, start: int = 0, size: int | None = None) -> Iterator[Entry]:
        ids = sorted(self.articles)[start:][:size]
        return (Entry(name, self.articles[name].date) for name in ids)

    def close(self) -> None:
        self.is_closed = True
        self.times_closed += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _matching(self, request: SearchRequest) -> Iterator[Article]:
        for article in self.articles.values():
            keys = {key(word, request.level) for word in WORD.findall(_text(article))}
            wanted = {key(word, request.level) for word in WORD.findall(request.text)}
            if (
                wanted <= keys
                and (wanted or not request.text.strip())
                and _passes(article, request)
            ):
                yield article

    def _score(self, article: Article, request: SearchRequest) -> float:
        return float(len(spans(_text(article), request.text, request.level)))

    def _hit(self, article: Article, request: SearchRequest) -> Hit:
        found = spans(article.body, request.text, request.level)
        start = article.body.rfind(" ", 0, max(0, found[0][0] - 60)) + 1 if found else 0
        text = article.body[start : start + SNIPPET_LENGTH].replace("\n", " ")
        marked = mark(text, request.text, request.level)
        return Hit(
            id=article.id,
            title=article.title,
            date=article.date,
            section=article.section,
            source=article.source,
            author=article.author,
            url=article.url,
            score=self._score(article, request),
            snippet=Snippet(text, marked, tuple(spans(text, request.text, request.level))),
            title_html=mark(_shown_title(article), request.text, request.level),
            title_highlights=tuple(spans(article.title, request.text, request.level)),
            matched=why(_text(article), request.text, request.level),
            why="وُجدت لأن: كذا" if request.explain else "",
            explanation=Explanation(1.0, "score") if request.explain else None,
        )

    def _collapsed(self, article: Article, request: SearchRequest, found: list[Article]) -> Hit:
        copies = self._copies(article, found, MAX_COPIES) if request.collapse else None
        return replace(self._hit(article, request), copies=copies)

    def _copies(self, article: Article, others: Iterable[Article], most: int) -> Copies | None:
        story = self.story - {article.id} if article.id in self.story else set()
        same = [each for each in others if each.id in story]
        listed = tuple(Copy(a.id, a.title, a.date, a.source, a.url) for a in same[:most])
        sources = {each.source for each in same} - {article.source, ""}
        return Copies(len(same), len(sources), listed) if same else None


def _text(article: Article) -> str:
    return f"{article.title}\n{article.body}"


def _shown_title(article: Article) -> str:
    return article.title or article.body[:40] + "…"


def _passes(article: Article, request: SearchRequest) -> bool:
    date, start, end = article.date, request.date_from, request.date_to
    return (
        (not request.sections or article.section in request.sections)
        and (not request.sources or article.source in request.sources)
        and (not request.authors or article.author in request.authors)
        and (not start or (date is not None and date >= start))
        and (not end or (date is not None and date <= end))
    )


def _facets(articles: list[Article]) -> dict[str, tuple[FacetCount, ...]]:
    years = Counter(f"{article.date.year:04}" for article in articles if article.date)
    by_year = tuple(FacetCount(year, years[year]) for year in sorted(years, reverse=True))
    by_label = {name: _facet(articles, name) for name in ("section", "source", "author")}
    return by_label | {"year": by_year}


def _timeline(
    found: list[Article], archive: Iterable[Article], interval: Interval | None
) -> Timeline | None:
    if interval is None:
        return None
    days = sorted(article.date for article in found if article.date)
    if interval is Interval.AUTO:
        interval = Interval.spanning(days[0], days[-1]) if days else Interval.YEAR
    counts = Counter(map(interval.start, days))
    everything = Counter(interval.start(article.date) for article in archive if article.date)
    buckets = (TimelineBucket(day, count, everything[day]) for day, count in counts.items())
    return Timeline(interval, tuple(buckets), len(found) - len(days))


def _facet(articles: list[Article], name: str) -> tuple[FacetCount, ...]:
    counts = Counter(getattr(article, name) for article in articles)
    del counts[""]
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(FacetCount(value, count) for value, count in ordered)


def _echo(request: SearchRequest) -> QueryEcho:
    warnings: tuple[QueryWarning, ...] = ()
    if request.text.count('"') % 2:
        place = request.text.rindex('"')
        message = "علامة اقتباس بلا إغلاق، فأُهملت."
        warnings = (QueryWarning("lone_quote", message, (place, place + 1)),)
    interpreted = " ".join(WORD.findall(request.text))
    return QueryEcho(request.text, interpreted, request.level, warnings)
