import gc
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from search import IndexDamaged, IndexMissing, IndexUnusable, SearchRequest
from search.factory import publication_of
from tests.web.articles import ARTICLES
from tests.web.fake import FakeEngine
from web.engines import RETRY_SECONDS, Engines, engines_at


@dataclass
class Index:
    """An index that publishes when told to, and remembers every engine opened on it."""

    published: int = 0
    error: Exception | None = None
    seconds: float = 0.0
    opened: list[FakeEngine] = field(default_factory=list)
    before_opening: Callable[[], None] = lambda: None

    def open_engine(self) -> FakeEngine:
        self.before_opening()
        if self.error:
            raise self.error
        self.opened.append(FakeEngine(ARTICLES, f"g{self.published}"))
        return self.opened[-1]

    def engines(self) -> Engines:
        return Engines(self.open_engine, lambda: self.published, lambda: self.seconds)


def test_one_engine_serves_until_something_is_published() -> None:
    index = Index()
    engines = index.engines()
    for _ in range(3):
        with engines.lease():
            pass
    assert len(index.opened) == 1
    index.published += 1
    with engines.lease() as engine:
        assert engine.generation.name == "g1"
    assert [each.times_closed for each in index.opened] == [1, 0]


def test_an_engine_stays_open_until_its_last_request_ends() -> None:
    index = Index()
    engines = index.engines()
    with engines.lease() as old:
        index.published += 1
        with engines.lease() as new:
            assert new is not old
            assert not index.opened[0].is_closed
            old.search(SearchRequest("قمح"))
        assert not index.opened[0].is_closed
    assert index.opened[0].is_closed


def test_closing_waits_for_the_requests_under_way() -> None:
    index = Index()
    engines = index.engines()
    with engines.lease():
        engines.close()
        assert not index.opened[0].is_closed
    assert index.opened[0].times_closed == 1


def test_a_missing_index_is_looked_for_again_once_it_is_published() -> None:
    index = Index(error=IndexMissing("none"))
    engines = index.engines()
    with pytest.raises(IndexMissing), engines.lease():
        pass
    index.error, index.published = None, 1
    with engines.lease() as engine:
        assert engine.generation.name == "g1"


def test_the_same_failure_is_not_met_at_every_request() -> None:
    attempts: list[None] = []
    index = Index(error=IndexDamaged("broken"), before_opening=lambda: attempts.append(None))
    engines = index.engines()
    for _ in range(5):
        with pytest.raises(IndexDamaged), engines.lease():
            pass
    assert len(attempts) == 1
    index.error, index.seconds = None, RETRY_SECONDS
    with engines.lease():
        assert len(attempts) == 2


def test_the_old_generation_serves_while_the_new_one_cannot_be_opened() -> None:
    index = Index()
    engines = index.engines()
    with engines.lease():
        pass
    index.published, index.error = 1, IndexDamaged("broken")
    with engines.lease() as engine:
        assert engine.generation.name == "g0"
    assert not index.opened[0].is_closed


def test_an_error_of_the_files_is_an_unusable_index() -> None:
    engines = Index(error=PermissionError("not yours")).engines()
    with pytest.raises(IndexUnusable, match="not yours"), engines.lease():
        pass


def test_an_error_of_a_request_gives_its_engine_back() -> None:
    index = Index()
    engines = index.engines()
    with pytest.raises(ZeroDivisionError), engines.lease():
        raise ZeroDivisionError
    index.published += 1
    with engines.lease():
        assert index.opened[0].is_closed


def test_requests_are_answered_while_the_new_generation_opens() -> None:
    index = Index()
    engines = index.engines()
    with engines.lease():
        pass
    is_opening, may_open = threading.Event(), threading.Event()

    def wait() -> None:
        is_opening.set()
        assert may_open.wait(10)

    def name_of_engine() -> str:
        with engines.lease() as engine:
            return engine.generation.name

    index.published, index.before_opening = 1, wait
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(name_of_engine)
        assert is_opening.wait(10)
        assert name_of_engine() == "g0"
        may_open.set()
        assert first.result(10) == "g1"


def test_engines_are_swapped_under_concurrent_requests() -> None:
    """The fake asserts that nobody searches a closed engine."""
    index = Index()
    engines = index.engines()
    generations = 20

    def search_often() -> None:
        while index.published < generations:
            with engines.lease() as engine:
                engine.search(SearchRequest("طرابلس"))
                engine.read(ARTICLES[0].id)

    with ThreadPoolExecutor(8) as pool:
        searches = [pool.submit(search_often) for _ in range(8)]
        while index.published < generations:
            seen = len(index.opened)
            index.published += 1
            while index.published < generations and len(index.opened) == seen:
                threading.Event().wait(0.001)
        for search in searches:
            search.result(30)
    engines.close()
    assert len(index.opened) >= generations - 1
    assert {each.times_closed for each in index.opened} == {1}


def test_a_publication_is_known_by_the_file_that_is_renamed(tmp_path: Path) -> None:
    assert publication_of(tmp_path / "nowhere") is None
    assert publication_of(tmp_path) is None
    seen = set()
    for name in ("generation-1", "generation-2", "generation-2"):
        (tmp_path / "new").write_text(name, encoding="ascii")
        (tmp_path / "new").replace(tmp_path / "CURRENT")
        assert publication_of(tmp_path) == publication_of(tmp_path)
        seen.add(publication_of(tmp_path))
    assert len(seen) == 3


def test_a_folder_without_an_index_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable), engines_at(tmp_path / "nowhere").lease():
        pass


def test_what_is_served_is_known_without_opening_anything() -> None:
    index = Index()
    engines = index.engines()
    assert engines.serving() is None
    engines.refresh()
    assert engines.serving() == 0
    index.published = 1
    assert engines.serving() is None
    assert len(index.opened) == 1
    engines.refresh()
    assert engines.serving() == 1
    with engines.lend() as lease:
        assert (lease.engine.generation.name, lease.publication) == ("g1", 1)


def test_the_old_publication_is_served_while_the_new_one_opens_or_cannot() -> None:
    index = Index()
    engines = index.engines()
    engines.refresh()
    seen: list[object] = []
    index.published, index.error = 1, IndexDamaged("broken")
    index.before_opening = lambda: seen.append(engines.serving())
    engines.refresh()
    assert seen == [0]
    assert engines.serving() == 0
    index.seconds = RETRY_SECONDS
    assert engines.serving() is None


def test_what_an_old_engine_leaves_in_circles_goes_when_the_next_is_served() -> None:
    index = Index()
    engines = index.engines()
    engines.refresh()
    circle = [index.opened.pop()]
    circle.append(circle)  # type: ignore[arg-type]
    left = weakref.ref(circle[0])
    gc.disable()
    try:
        del circle
        index.published += 1
        engines.refresh()
        assert left() is None
    finally:
        gc.enable()
