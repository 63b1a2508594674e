"""What a real cluster makes of answers: many shards, many labels, many copies, little time."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from search import Article, Engine, Match, OutOfTime, SearchRequest, Sort, open_engine
from search.opensearch.connection import Connection
from search.opensearch.querying import articles, counting, exporting
from tests.indexes import article, publish
from tests.opensearch.fixtures import connection_to, new_address, remove_index, running_cluster

WORDS = [f"كلمة{number}" for number in range(40)]
ASKED: list[Callable[[Engine], object]] = [
    lambda engine: engine.search(SearchRequest("خبر")),
    lambda engine: engine.rank(SearchRequest('"خبر عاجل"')),
    lambda engine: engine.read("000"),
    lambda engine: engine.similar("000"),
    lambda engine: engine.duplicates("000"),
    lambda engine: engine.complete("خب"),
]


def _articles() -> list[Article]:
    """Return articles of very many authors, a third of them one story."""
    chance = random.Random(3)
    told = " ".join(WORDS)
    return [
        article(
            f"{number:03}",
            f"خبر {chance.choice(WORDS)}",
            told if number % 3 == 0 else " ".join(chance.choices([*WORDS, "مجلس", "وزير"], k=30)),
            author=f"كاتب {int(chance.paretovariate(0.5)) % 400}",
            date=dt.date(2020, 1, 1) + dt.timedelta(chance.randrange(900)),
        )
        for number in range(600)
    ]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An index in a folder and one on the cluster, of three shards, of the same articles."""
    folder, address = tmp_path_factory.mktemp("folder"), new_address(running_cluster())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARSHIF_CACHE", str(tmp_path_factory.mktemp("words")))
        patch.setenv("ARSHIF_OPENSEARCH_SHARDS", "3")
        for each in (folder, address):
            publish(each, _articles())
        yield folder, address
    remove_index(address)


@pytest.fixture(scope="module")
def engines(both: tuple[Path, str]) -> Iterator[tuple[Engine, Engine]]:
    with open_engine(both[0]) as folder, open_engine(both[1], seconds=120) as cluster:
        yield folder, cluster


@pytest.mark.parametrize("first", [52, 100])
def test_labels_are_counted_exactly_however_few_a_shard_tells_of(
    engines: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr(counting, "FIRST_BUCKETS", first)
    monkeypatch.setattr(counting, "SHARD_BUCKETS", 0)
    folder, cluster = engines
    requests = [SearchRequest(text) for text in ("", "خبر", "كلمة1 كلمة2", "مجلس")]
    requests += [SearchRequest("خبر", authors=("كاتب 1", "كاتب 7"), date_to=dt.date(2021, 1, 1))]
    for request in requests:
        assert cluster.search(request).facets == folder.search(request).facets


@pytest.mark.parametrize("sort", Sort)
def test_pages_of_many_copies_show_each_story_once(
    engines: tuple[Engine, Engine], sort: Sort
) -> None:
    folder, cluster = engines
    for page in (1, 2, 5, 40, 41, 42):
        request = SearchRequest("خبر", page=page, sort=sort, match=Match.ANY)
        one, other = folder.search(request), cluster.search(request)
        assert one.stories == other.stories
        assert [hit.id for hit in one.hits] == [hit.id for hit in other.hits]
        assert [hit.copies for hit in one.hits] == [hit.copies for hit in other.hits]


def test_a_best_page_of_copies_alone_is_filled_from_behind(engines: tuple[Engine, Engine]) -> None:
    folder, cluster = engines
    request = SearchRequest(" ".join(WORDS[:12]), size=30, match=Match.ALL)
    ids = [[hit.id for hit in engine.search(request).hits] for engine in (folder, cluster)]
    assert ids[0] == ids[1]


def test_what_is_read_comes_in_batches(
    engines: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "BATCH", 7)
    monkeypatch.setattr(exporting, "BATCH", 23)
    monkeypatch.setattr(exporting, "ENTRIES", 11)
    folder, cluster = engines
    for text in ('"مجلس وزير"~4', "=خَبر", "مجلس وزير"):
        request = SearchRequest(text, match=Match.ANY)
        assert [each.id for each in cluster.export(request)] == [
            each.id for each in folder.export(request)
        ]
    assert list(cluster.catalogue(20, 33)) == list(folder.catalogue(20, 33))
    assert list(cluster.catalogue(595)) == list(folder.catalogue(595))


def test_walks_let_go_of_their_points_in_time(engines: tuple[Engine, Engine]) -> None:
    _, cluster = engines
    connection = connection_to(f"{running_cluster().address}/any")
    before = _open_points(connection)
    walks = [cluster.export(SearchRequest("خبر")), cluster.catalogue()]
    for walk in walks:
        next(walk)
    assert _open_points(connection) == before + 2
    next(walks[0])
    for walk in walks:
        walk.close()  # type: ignore[attr-defined]
    assert _open_points(connection) == before
    connection.close()


def _open_points(connection: Connection) -> int:
    """Return how many shards are held by points in time of any test."""
    told = connection.request("GET", "/_search/point_in_time/_all")
    return len(told.get("pits", []))


@pytest.mark.parametrize("ask", ASKED)
def test_no_answer_takes_longer_than_it_may(
    both: tuple[Path, str], ask: Callable[[Engine], object]
) -> None:
    with open_engine(both[1], seconds=0) as hasty, pytest.raises(OutOfTime):
        ask(hasty)


def test_a_query_asks_no_more_than_it_needs(
    engines: tuple[Engine, Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: list[str] = []
    ask = Connection.request

    def request(connection: Connection, method: str, path: str, *rest: Any, **named: Any) -> Any:
        paths.append(path)
        return ask(connection, method, path, *rest, **named)

    _, cluster = engines
    asked = SearchRequest('خبر مجلس كاتب:"كاتب 1"', match=Match.ANY, verbatim=True)
    cluster.search(asked)
    monkeypatch.setattr(Connection, "request", request)
    cluster.rank(asked)
    # What matches and how much has all; the articles of the bonus were read before.
    assert paths == ["/_msearch"]
