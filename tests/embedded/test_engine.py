"""The engine over several segments with dead documents, against the oracle over the living ones."""

import datetime as dt
import math
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import (
    Article,
    ArticleNotFound,
    FacetCount,
    IndexDamaged,
    Level,
    SearchRequest,
    Sort,
)
from search.analysis import fold_label
from search.embedded.engine import EmbeddedEngine
from search.facets import order_counts
from search.query import (
    Clause,
    DateRange,
    Group,
    Node,
    Occur,
    Phrase,
    Word,
    parse_query,
)
from search.schema import FACETS, YEAR
from tests.embedded.slow_generation import Documents, open_slow
from tests.oracle import Oracle
from tests.strategies import corpora, requests, world_words

slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def generations(draw: st.DrawFn) -> list[Documents]:
    """Segments of living articles and of dead ones, some of which have the id of a living one."""
    documents = [(article, True) for article in draw(corpora())]
    documents += [(article, False) for article in draw(st.one_of(st.just([]), corpora()))]
    shuffled = draw(st.permutations(documents))
    cuts = sorted(draw(st.lists(st.integers(0, len(shuffled)), max_size=3)))
    bounds = [0, *cuts, len(shuffled)]
    return [shuffled[start:end] for start, end in pairwise(bounds)]


@contextmanager
def opened(segments: Sequence[Documents]) -> Iterator[tuple[EmbeddedEngine, Oracle]]:
    living = [article for segment in segments for article, alive in segment if alive]
    with tempfile.TemporaryDirectory() as directory, open_slow(Path(directory), segments) as engine:
        yield engine, Oracle(living)


def ranked(engine: EmbeddedEngine, request: SearchRequest) -> list[tuple[str, float]]:
    ranking = engine.rank(request)
    return list(zip(ranking.ids, ranking.scores, strict=True))


def assert_same(ours: list[tuple[str, float]], expected: list[tuple[str, float]]) -> None:
    assert [name for name, _ in ours] == [name for name, _ in expected]
    for (_, score), (_, other) in zip(ours, expected, strict=True):
        assert math.isclose(score, other, rel_tol=1e-12)


@slow
@given(generations(), st.lists(requests(), min_size=1, max_size=8))
def test_ranks_as_the_oracle(segments, some_requests):
    with opened(segments) as (engine, oracle):
        for request in some_requests:
            assert engine.rank(request).total == len(oracle.search(request))
            assert_same(ranked(engine, request), oracle.shown(request)[: request.size])


@slow
@given(generations(), st.lists(requests(), min_size=1, max_size=8))
def test_one_pass_ranks_as_leaf_by_leaf_to_the_last_bit(segments, some_requests):
    with opened(segments) as (engine, _):
        served = engine._open()
        for request in some_requests:
            plan, _ = served.evaluator.plan(parse_query(request.text).root, request.level)
            fused, general = (
                served.collector.collect(each, request, request.sort, FACETS)
                for each in (plan, replace(plan, words=None))
            )
            assert fused == general


@slow
@given(generations(), requests(), st.integers(1, 3), st.integers(1, 4))
def test_any_page_is_a_part_of_the_whole(segments, request, size, page):
    with opened(segments) as (engine, oracle):
        request = replace(request, size=size, page=page)
        expected = oracle.shown(request)[(page - 1) * size : page * size]
        assert_same(ranked(engine, request), expected)


@slow
@given(generations(), st.lists(requests(), min_size=1, max_size=4))
def test_facets_count_what_the_other_filters_let_through(segments, some_requests):
    with opened(segments) as (engine, oracle):
        for request in some_requests:
            ranking = engine.rank(request, with_facets=True)
            assert ranking.facets == {name: slow_facet(oracle, request, name) for name in FACETS}
            assert engine.search(request).facets == ranking.facets


def slow_years(oracle: Oracle, request: SearchRequest):  # type: ignore[no-untyped-def]
    undated = replace(request, match=oracle.match(request), date_from=None, date_to=None)
    found = {each for each, _ in oracle.search(undated)}
    years = Counter(a.date.year for a in oracle.articles if a.id in found and a.date)
    return tuple(FacetCount(f"{year:04}", years[year]) for year in sorted(years, reverse=True))


def slow_facet(oracle: Oracle, request: SearchRequest, name: str):  # type: ignore[no-untyped-def]
    if name == YEAR:
        return slow_years(oracle, request)
    written = Counter(getattr(article, name) for article in oracle.articles)
    shown: dict[str, str] = {}
    for label, _ in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        shown.setdefault(fold_label(label), label)
    # It is decided with all filters.
    match = oracle.match(request)
    unfiltered = replace(request, match=match, **{f"{name}s": ()})
    found = {each for each, _ in oracle.search(unfiltered)}
    labels = [getattr(article, name) for article in oracle.articles if article.id in found]
    return order_counts(Counter(shown[fold_label(label)] for label in labels))


def occurs() -> st.SearchStrategy[Occur]:
    return st.sampled_from([Occur.SHOULD, Occur.SHOULD, Occur.MUST, Occur.MUST_NOT])


fields = st.sampled_from([None, None, "title", "body"])
leaves = st.one_of(
    st.builds(Word, world_words, fields),
    st.builds(Word, world_words, fields),
    st.builds(Phrase, st.lists(world_words, min_size=1, max_size=3).map(tuple), fields),
    st.builds(Phrase, st.sampled_from([("سياسة",), ("رياضة", "محلية")]), st.just("section")),
    st.builds(
        DateRange,
        st.none() | st.just(dt.date(2015, 1, 1)),
        st.none() | st.just(dt.date(2015, 6, 1)),
    ),
)
trees = st.recursive(
    leaves,
    lambda nodes: st.builds(
        Group, st.lists(st.builds(Clause, occurs(), nodes), max_size=4).map(tuple)
    ),
    max_leaves=8,
)


@settings(slow, max_examples=200)
@given(generations(), st.lists(trees, min_size=1, max_size=6), st.sampled_from(Level))
def test_any_tree_matches_and_scores_as_the_oracle_says(segments, nodes, level):
    """The parser makes flat groups; the evaluator takes any."""
    # In the order of dates there is no bonus for neighbouring words.
    request = SearchRequest(size=100, level=level, sort=Sort.NEWEST)
    with opened(segments) as (engine, oracle):
        for node in nodes:
            root = node if isinstance(node, Group) else Group((Clause(Occur.SHOULD, node),))
            assert tree_scores(engine, root, request) == pytest.approx(
                oracle.score(root, level), rel=1e-12
            )


def tree_scores(engine: EmbeddedEngine, root: Node, request: SearchRequest) -> dict[str, float]:
    assert isinstance(root, Group)
    served = engine._open()
    page, _ = served.finder.find(root, replace(request, collapse=False), ())
    return {served.collection.article_id(hit.number): hit.score for hit in page.hits}


@slow
@given(generations())
def test_reads_living_articles_only(segments):
    with opened(segments) as (engine, oracle):
        for article in oracle.articles:
            assert engine.read(article.id).article == article
        living = {article.id for article in oracle.articles}
        others = {article.id for segment in segments for article, _ in segment} - living
        for name in [*others, "", "\U0010ffff"]:
            if name not in living:
                with pytest.raises(ArticleNotFound):
                    engine.read(name)


LONG = "وزير " + "كلمة أخرى " * 40_000


def test_texts_longer_than_sixteen_bits_count(tmp_path: Path) -> None:
    articles = [
        Article("a", "كلمة", LONG),
        Article("b", LONG + "كلمة", "خبر"),
        Article("c", "خبر", "كلمة أخرى وزير كلمة"),
    ]
    oracle = Oracle(articles)
    with open_slow(tmp_path, [[(article, True) for article in articles]]) as engine:
        for text in ("كلمة", "وزير", '"كلمة أخرى"', '"أخرى كلمة"', 'title:"وزير كلمة"'):
            request = SearchRequest(text)
            assert_same(ranked(engine, request), oracle.search(request))


def test_threads_get_the_same_answers(tmp_path: Path) -> None:
    articles = [
        Article(str(number), f"خبر {number % 7}", "وزير كتاب " * (number % 9), section="سياسة")
        for number in range(400)
    ]
    texts = ["خبر", "وزير 3", '"كتاب وزير"', "-وزير", "خبر قسم:سياسة", "وزير خبر كتاب 1 2 3"]
    requests = [SearchRequest(text, sort=sort) for text in texts for sort in Sort] * 20
    parts = [[(article, True) for article in articles[start::3]] for start in range(3)]
    with open_slow(tmp_path, parts) as engine, ThreadPoolExecutor(8) as pool:
        expected = [engine.rank(request, with_facets=True) for request in requests]
        answers = pool.map(lambda request: engine.rank(request, with_facets=True), requests)
        assert list(answers) == expected


def test_closed_engine_says_so(tmp_path: Path) -> None:
    engine = open_slow(tmp_path, [[(Article("a", "خبر", ""), True)]])
    engine.close()
    engine.close()
    with pytest.raises(ValueError, match="closed"):
        engine.rank(SearchRequest("خبر"))


def test_number_of_articles_must_be_the_promised_one(tmp_path: Path) -> None:
    open_slow(tmp_path, [[(Article("a", "خبر", ""), True)]]).close()
    with pytest.raises(IndexDamaged, match="does not hold 2 articles"):
        EmbeddedEngine.open_directory(tmp_path, 2)


def test_documents_of_another_generation_are_refused(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir(), two.mkdir()
    open_slow(one, [[(Article("a", "خبر", ""), True)]]).close()
    open_slow(two, [[(Article("a", "خبر", ""), True), (Article("b", "خبر", ""), True)]]).close()
    (one / "documents.arrays").write_bytes((two / "documents.arrays").read_bytes())
    with pytest.raises(IndexDamaged, match="do not fit together"):
        EmbeddedEngine.open_directory(one, 1)
