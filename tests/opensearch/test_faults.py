"""What a real cluster does to us: nodes that die, queues that are full, all of it away, and back.

The cluster is one of its own, for its nodes are killed. Each has one thread for writing and room
for two requests before it, so that queues are full at once.
"""

import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import EngineAway, open_engine, open_maintenance, open_writer
from search.opensearch.generations import Generations
from search.opensearch.writer import ClusterWriter
from tests.indexes import every, publish
from tests.opensearch.archive import archive
from tests.opensearch.cluster import Cluster, NoCluster
from tests.opensearch.fixtures import connection_to, new_address, running_cluster

pytestmark = pytest.mark.opensearch

NARROW = {"thread_pool.write.size": "1", "thread_pool.write.queue_size": "2"}
ARTICLES = 4_000


@pytest.fixture(scope="module")
def fragile(tmp_path_factory) -> Iterator[Cluster]:
    """A cluster whose nodes may be killed."""
    running_cluster()
    try:
        cluster = Cluster.start(tmp_path_factory.mktemp("fragile"), settings=NARROW)
    except NoCluster as error:
        pytest.skip(f"NO OPENSEARCH CLUSTER: {error}")
    yield cluster
    cluster.stop()


@pytest.fixture
def whole(fragile) -> Iterator[Cluster]:
    """The same, all its nodes alive before and after a test."""
    yield fragile
    for node in range(len(fragile.ports)):
        fragile.go_on(node)
        if not fragile.pid(node):
            fragile.start_node(node)
    fragile.wait()


@pytest.fixture
def address(whole, tmp_path, monkeypatch) -> str:
    """Where a new index on the cluster may be."""
    monkeypatch.setenv("ARSHIF_CACHE", str(tmp_path / "words"))
    return new_address(whole)


@pytest.fixture
def connection(address):
    opened = connection_to(address)
    yield opened
    opened.close()


def _rejected(connection) -> int:
    """Return how many writes the nodes had no room for."""
    stats = connection.request("GET", "/_nodes/stats/thread_pool")["nodes"].values()
    return sum(node["thread_pool"]["write"]["rejected"] for node in stats)


def _node_of_primary(connection, index: str) -> int:
    """Return the node that has the first shard of an index."""
    shards = connection.request("GET", f"/_cat/shards/{index}", params={"format": "json"})["answer"]
    return int(next(each["node"][-1] for each in shards if each["prirep"] == "p"))


def _ids(address: str) -> set[str]:
    return {article.id for article in open_maintenance(address).articles()}


def test_full_queue_slows_down_and_drops_nothing(address, connection):
    articles = archive(ARTICLES)
    before = _rejected(connection)
    with ClusterWriter.open(connection, workers=12) as writer:
        for each in articles:
            writer.add(each)
        writer.verify()
        assert writer.publish().articles == ARTICLES
    assert _rejected(connection) > before, "the queue was never full: the test tests nothing"
    assert _ids(address) == {each.id for each in articles}


def test_node_killed_while_indexing_loses_no_document(address, connection, whole):
    articles = archive(ARTICLES)
    with open_writer(address) as writer:
        for number, each in enumerate(articles):
            writer.add(each)
            if number == ARTICLES // 2:
                (index,) = Generations(connection).all()
                whole.kill(_node_of_primary(connection, index))
        writer.verify()
        assert writer.publish().articles == ARTICLES
    assert _ids(address) == {each.id for each in articles}
    assert open_maintenance(address).verify().damaged == ()


class _Searchers:
    """Threads that search without end, and what became of it."""

    def __init__(self, search, threads: int = 4) -> None:
        self.failures: list[BaseException] = []
        self.answers = 0
        self._search = search
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._run) for _ in range(threads)]

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._search()
                self.answers += 1
            except BaseException as error:
                self.failures.append(error)

    def wait_for(self, more: int) -> None:
        wanted, ends = self.answers + more, time.monotonic() + 60
        while self.answers < wanted and time.monotonic() < ends and not self.failures:
            time.sleep(0.05)
        assert not self.failures, self.failures[0]
        assert self.answers >= wanted

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        for thread in self._threads:
            thread.join()


def test_node_killed_while_searching_fails_no_search(address, connection, whole):
    index = publish(address, archive(1_000)).name
    with open_engine(address) as engine:
        expected = engine.rank(every("وزير"))

        def search() -> None:
            assert engine.rank(every("وزير")) == expected

        with _Searchers(search) as searchers:
            searchers.wait_for(20)
            whole.kill(_node_of_primary(connection, index))
            searchers.wait_for(40)
        assert searchers.failures == []


def test_swap_of_generations_under_load_fails_no_search(address, monkeypatch):
    from web.engines import engines_at

    monkeypatch.setattr("search.opensearch.publications.LOOK_SECONDS", 0.05)
    publish(address, archive(50))
    engines = engines_at(address)
    seen = set()

    def search() -> None:
        with engines.lease() as engine:
            assert engine.rank(every("وزير")).total
            seen.add(engine.generation.name)

    with _Searchers(search) as searchers:
        for count in (100, 150):
            searchers.wait_for(5)
            last = publish(address, archive(count)).name
        ends = time.monotonic() + 60
        while last not in seen and time.monotonic() < ends and not searchers.failures:
            time.sleep(0.1)
    engines.close()
    assert searchers.failures == []
    assert last in seen
    assert len(seen) >= 2


KILLED = """
    import os, signal, sys, time
    from search import open_writer
    from tests.opensearch.archive import archive

    writer = open_writer(sys.argv[1])
    for number, article in enumerate(archive(4_000)):
        writer.add(article)
        if number == 3_500:
            while sum(batch.done() for batch in writer._building._under_way) < 2:
                time.sleep(0.05)
            os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_indexer_is_gone_on_with(address, connection):
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), address],
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=180,
    )
    assert killed.returncode == -signal.SIGKILL
    with ClusterWriter.open(connection) as writer:
        for each in archive(ARTICLES):
            writer.add(each)
        building = writer._started()
        assert len(building.pieces) >= 1, "nothing was left of the killed run"
        writer.verify()
        generation = writer.publish()
    assert generation.articles == ARTICLES
    assert generation.name.endswith("-000001")
    assert open_maintenance(address).verify().damaged == ()


def test_what_a_killed_indexer_left_is_no_part_of_another_archive(address, connection):
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), address],
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=180,
    )
    others = archive(1_500, seed=8)
    assert publish(address, others).articles == 1_500
    assert sorted(map(repr, open_maintenance(address).articles())) == sorted(map(repr, others))


def test_cluster_that_is_away_is_told_in_time_and_comes_back_by_itself(address, whole):
    from tests.web.client import Client
    from web.app import create_app
    from web.engines import engines_at

    publish(address, archive(50))
    client = Client(create_app(engines_at(address)))
    assert client.get("/api/v1/search?q=وزير").status_code == 200
    for node in range(3):
        whole.pause(node)
    started = time.monotonic()
    answer = client.get("/api/v1/search?q=رئيس")
    assert time.monotonic() - started < 15
    assert answer.status_code == 503
    assert answer.json()["type"].endswith("engine-away")
    assert answer.headers["content-type"] == "application/problem+json"
    assert not re.search(r"traceback", answer.text, re.IGNORECASE)
    for node in range(3):
        whole.go_on(node)
    ends = time.monotonic() + 90
    while (status := client.get("/api/v1/search?q=رئيس").status_code) != 200:
        assert time.monotonic() < ends, status
        time.sleep(0.5)


def test_snapshot_brings_a_generation_back(address, connection, whole):
    articles = archive(100)
    generation = publish(address, articles)
    location = {"type": "fs", "settings": {"location": str(whole.folder / "snapshots")}}
    connection.request("PUT", "/_snapshot/backup", location)
    names = f"{generation.name},{generation.name}-words"
    taken = {"indices": names, "include_global_state": False}
    waits = {"wait_for_completion": "true"}
    connection.request("PUT", "/_snapshot/backup/one", taken, waits, 120)
    Generations(connection).remove(generation.name)
    assert Generations(connection).served() is None
    restored = {"indices": names, "include_aliases": True}
    connection.request("POST", "/_snapshot/backup/one/_restore", restored, waits, 120)
    assert open_maintenance(address).verify().damaged == ()
    with open_engine(address) as engine:
        assert engine.generation == generation
        assert engine.rank(every("وزير")).total


def test_cluster_that_never_was_is_told_in_time():
    address = f"opensearch+http://127.0.0.1:{_free_port()}/nowhere"
    started = time.monotonic()
    with pytest.raises(EngineAway, match="does not answer"):
        open_engine(address)
    assert time.monotonic() - started < 12
    assert os.getpid()


def _free_port() -> int:
    from tests.opensearch.cluster import _free_ports

    return _free_ports(1)[0]
