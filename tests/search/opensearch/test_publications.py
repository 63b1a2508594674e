"""Marks of publications: new after each, asked for now and then, and never waited for."""

import threading
import time

import pytest

from search import EngineAway
from search.factory import open_publications
from search.opensearch.address import Address
from search.opensearch.connection import Connection
from search.opensearch.publications import LOOK_SECONDS, Publications
from search.opensearch.security import Security


class Alias:
    """What a cluster serves: a name, or an error; `asked` counts, `gate` holds answers back."""

    def __init__(self, served: str | None) -> None:
        self.served_now: str | Exception | None = served
        self.asked = 0
        self.gate = threading.Event()
        self.gate.set()

    def served(self, timeout: float) -> str | None:
        self.asked += 1
        self.gate.wait(10)
        if isinstance(self.served_now, Exception):
            raise self.served_now
        return self.served_now


@pytest.fixture
def alias() -> Alias:
    return Alias("news-000001")


@pytest.fixture
def clock() -> list[float]:
    return [100.0]


@pytest.fixture
def publications(alias: Alias, clock: list[float]) -> Publications:
    address = Address.parse("opensearch://h/news")
    made = Publications(Connection(address, Security()), lambda: clock[0])
    made._generations = alias  # type: ignore[assignment]
    return made


def _settled(publications: Publications, wanted: object) -> bool:
    ends = time.monotonic() + 5
    while publications() != wanted and time.monotonic() < ends:
        time.sleep(0.01)
    return publications() == wanted


def test_mark_changes_with_a_publication_after_a_look(publications, alias, clock):
    assert publications() == "news-000001"
    alias.served_now = "news-000002"
    assert publications() == "news-000001"
    assert alias.asked == 1
    clock[0] += LOOK_SECONDS
    assert _settled(publications, "news-000002")


def test_nobody_waits_for_a_later_look(publications, alias, clock):
    publications()
    alias.gate.clear()
    clock[0] += LOOK_SECONDS
    started = time.monotonic()
    assert [publications() for _ in range(50)] == ["news-000001"] * 50
    assert time.monotonic() - started < 1
    assert alias.asked <= 2
    alias.gate.set()


def test_cluster_that_is_away_leaves_the_mark(publications, alias, clock):
    publications()
    alias.served_now = EngineAway("away")
    clock[0] += LOOK_SECONDS
    for _ in range(20):
        assert publications() == "news-000001"
        time.sleep(0.005)
    alias.served_now = "news-000002"
    clock[0] += LOOK_SECONDS
    assert _settled(publications, "news-000002")


def test_first_look_at_a_cluster_that_is_away_is_no_error(publications, alias, clock):
    alias.served_now = EngineAway("away")
    assert publications() is None
    alias.served_now = "news-000001"
    clock[0] += LOOK_SECONDS
    assert publications() == "news-000001"


def test_directory_is_marked_by_its_pointer(tmp_path):
    marks = open_publications(tmp_path)
    assert marks() is None
    (tmp_path / "CURRENT").write_text("generation-000001")
    assert marks() == marks() is not None
