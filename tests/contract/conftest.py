"""Every engine there is, behind two fixtures: the laws are tested against each.

Where there can be no cluster, what needs one is skipped, and the last lines of a run say so.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from search import Article, Engine, open_engine
from search.factory import IndexAddress
from tests.conftest import EngineOf
from tests.indexes import publish
from tests.opensearch.fixtures import new_address, remove_index, running_cluster

EMBEDDED, CLUSTER = "embedded", "opensearch"
ENGINES = [EMBEDDED, pytest.param(CLUSTER, marks=pytest.mark.opensearch)]


@pytest.fixture(scope="session")
def cluster_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is fetched from the cluster goes to a folder of this session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARSHIF_CACHE", str(tmp_path_factory.mktemp("words")))
        yield


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[IndexAddress]:
    """Where a new index of the engine under test may be."""
    if request.param == EMBEDDED:
        yield tmp_path / "index"
        return
    request.getfixturevalue("cluster_cache")
    address = new_address(running_cluster())
    yield address
    remove_index(address)


@pytest.fixture(scope="session", params=ENGINES)
def engine_of(request: pytest.FixtureRequest, engine_of: EngineOf) -> EngineOf:
    """Return a function from articles to an engine under test, which no test may close."""
    if request.param == EMBEDDED:
        return engine_of
    built: EngineOf = request.getfixturevalue("cluster_engine_of")
    return built


@pytest.fixture(scope="session")
def cluster_engine_of(cluster_cache: None) -> Iterator[EngineOf]:
    """Return a function from articles to an engine on a cluster with an index of them."""
    cluster = running_cluster()
    with ExitStack() as opened:

        @cache
        def build(*articles: Article) -> Engine:
            address = new_address(cluster)
            opened.callback(remove_index, address)
            publish(address, articles)
            return opened.enter_context(open_engine(address))

        yield build
