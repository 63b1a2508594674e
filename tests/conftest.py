"""What tests of every package share."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from search import Article, Engine, open_engine
from tests.indexes import publish

EngineOf = Callable[..., Engine]

# In CI every run tries the same examples; at a desk every run tries new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if "CI" in os.environ else "desk")


@pytest.fixture(scope="session", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    """Publishing syncs to the disk; no test pulls the plug, so none needs to wait for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda descriptor: None)
        yield


@pytest.fixture(scope="session")
def archive_data() -> Path:
    """The folder of real articles; they are not ours to publish, so it may be absent."""
    beside_repository = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ARSHIF_DATA", beside_repository))
    if not folder.is_dir():
        pytest.skip(f"NO REAL ARTICLES in {folder}: put them there or set ARSHIF_DATA")
    return folder


@pytest.fixture(scope="session")
def engine_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineOf]:
    """Return a function from articles to an engine on a real index of them.

    Tests that ask for the same articles share an engine, so none may close it.
    """
    with ExitStack() as opened:

        @cache
        def build(*articles: Article) -> Engine:
            address = tmp_path_factory.mktemp("index")
            publish(address, articles)
            return opened.enter_context(open_engine(address))

        yield build


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Threads take turns after every few instructions, so that a race shows."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)
