"""The cluster against the embedded engine: whole answers, whatever is asked of them."""

import math
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search import Article, Engine, Level, Match, SearchRequest, SearchResult, Sort, open_engine
from search.opensearch.querying import reading
from tests import dense
from tests.indexes import publish
from tests.opensearch.fixtures import new_address, remove_index, running_cluster
from tests.strategies import query_texts, requests, world_words

pytestmark = pytest.mark.opensearch
FLOAT = 2e-6
"""How far two scores may be from each other, as a share: the cluster counts in 32 bits."""
Engines = tuple[Engine, Engine]
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _articles() -> list[Article]:
    """Return articles of few words, by several sources and authors, some of them copies."""
    chance = random.Random(11)
    articles = [
        replace(
            each,
            id=f"{each.id}/{chance.choice('abخ ')}",
            source=chance.choice(("وكالة", "Madar", "MADAR", "")),
            author=chance.choice(("", "", "منى خليل", "مُنى خليل")),
            date=chance.choice((each.date, each.date, None)),
        )
        for each in dense.archive()
    ]
    copies = [
        replace(each, id=f"copy {number} of {each.id}", date=chance.choice((each.date, None)))
        for number in range(2)
        for each in chance.sample(articles, 12)
    ]
    return articles + copies


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The embedded engine and that of the cluster, of three shards, on the same articles."""
    folder, address = tmp_path_factory.mktemp("embedded"), new_address(running_cluster())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARSHIF_CACHE", str(tmp_path_factory.mktemp("words")))
        patch.setenv("ARSHIF_OPENSEARCH_SHARDS", "3")
        for each in (folder, address):
            publish(each, _articles())
        with open_engine(folder) as embedded, open_engine(address, seconds=math.inf) as cluster:
            yield embedded, cluster
    remove_index(address)


def _unscored(result: SearchResult) -> SearchResult:
    hits = tuple(replace(hit, score=0.0, explanation=None) for hit in result.hits)
    return replace(result, hits=hits, took_ms=0.0)


def _agree(one: SearchResult, other: SearchResult) -> None:
    """Compare answers; hits whose scores differ behind the sixth digit may change places."""
    assert (one.total, one.totals, one.match) == (other.total, other.totals, other.match)
    for hit, twin in zip(one.hits, other.hits, strict=True):
        assert math.isclose(hit.score, twin.score, rel_tol=FLOAT, abs_tol=FLOAT)
    if [hit.id for hit in one.hits] == [hit.id for hit in other.hits]:
        assert _unscored(one) == _unscored(other)
        return
    scores = {hit.id: hit.score for hit in one.hits}
    for hit, twin in zip(one.hits, other.hits, strict=True):
        assert math.isclose(scores.get(twin.id, hit.score), hit.score, rel_tol=FLOAT)
    assert replace(_unscored(one), hits=()) == replace(_unscored(other), hits=())


@many
@given(requests())
@example(SearchRequest('"من إلى من"~4', match=Match.ANY))
@example(SearchRequest('"كتب كتاب كتب كتب"~6', level=Level.EXACT, size=100))
@example(SearchRequest("=كُتّابٌ -=كتاب", sort=Sort.OLDEST))
@example(SearchRequest("عبدالله OR (أبو ظبي)", collapse=False, size=3))
def test_any_request_has_the_same_answer(engines: Engines, drawn: SearchRequest) -> None:
    embedded, cluster = engines
    _agree(embedded.search(drawn), cluster.search(drawn))


@pytest.mark.parametrize("kind", dense.LEAVES)
def test_every_kind_of_leaf_finds_and_scores_the_same(engines: Engines, kind: str) -> None:
    embedded, cluster = engines

    @few
    @given(dense.queries(kind), st.sampled_from(Level), st.sampled_from(Match))
    def check(query: str, level: Level, match: Match) -> None:
        request = SearchRequest(query, level=level, match=match, size=100, explain=True)
        one, other = embedded.search(request), cluster.search(request)
        _agree(one, other)
        for hit in other.hits:
            assert hit.explanation
            assert math.isclose(hit.explanation.value, hit.score, rel_tol=FLOAT, abs_tol=FLOAT)

    check()


@few
@given(query_texts)
def test_no_text_raises_and_all_find_the_same(engines: Engines, text: str) -> None:
    embedded, cluster = engines
    _agree(embedded.search(SearchRequest(text)), cluster.search(SearchRequest(text)))


@few
@given(requests(), st.integers(1, 3))
def test_pages_and_exports_are_the_same(engines: Engines, drawn: SearchRequest, page: int) -> None:
    embedded, cluster = engines
    request = replace(drawn, page=page, size=7)
    _agree(embedded.search(request), cluster.search(request))
    exported = [{each.id for each in engine.export(drawn)} for engine in engines]
    assert exported[0] == exported[1]


@few
@given(st.lists(world_words, min_size=1, max_size=2), st.integers(1, 3), st.integers(1, 8))
def test_what_is_typed_is_completed_the_same(
    engines: Engines, words: list[str], letters: int, size: int
) -> None:
    typed = " ".join([*words[:-1], words[-1][:letters]])
    embedded, cluster = engines
    assert embedded.complete(typed, size) == cluster.complete(typed, size)


def test_similar_articles_copies_and_the_catalogue_are_the_same(engines: Engines) -> None:
    embedded, cluster = engines
    assert list(embedded.catalogue()) == list(cluster.catalogue())
    assert list(embedded.catalogue(5, 7)) == list(cluster.catalogue(5, 7))
    for entry in embedded.catalogue(0, 30):
        assert embedded.duplicates(entry.id) == cluster.duplicates(entry.id)
        one, other = embedded.similar(entry.id), cluster.similar(entry.id)
        assert one.words == other.words
        assert [hit.id for hit in one.hits] == [hit.id for hit in other.hits]
        assert embedded.read(entry.id, "وزير كتاب") == cluster.read(entry.id, "وزير كتاب")


def test_words_near_each_other_in_many_articles_count_once_a_field(
    engines: Engines, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded, cluster = engines
    request = SearchRequest('"من كتاب"~5', size=100, collapse=False, explain=True)
    monkeypatch.setattr(reading, "MOST_READ", 0)
    one, other = embedded.search(request), cluster.search(request)
    assert one.total == other.total > 0
    assert {hit.id for hit in one.hits} == {hit.id for hit in other.hits}
    exact = {hit.id: hit.score for hit in one.hits}
    for hit in other.hits:
        # A second window adds less than the first: (k1 + 1) times at most.
        assert exact[hit.id] / 2.2 - FLOAT <= hit.score <= exact[hit.id] + FLOAT
        assert hit.explanation
        assert math.isclose(hit.explanation.value, hit.score, rel_tol=FLOAT)
