"""Readers that search while generations are published and rolled back: no error, no mixture."""

import gc
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from search import Article, SearchRequest, open_engine, open_maintenance, open_writer
from tests.crash import processes
from tests.embedded.publishing import make_small, publish
from tests.indexes import every

COUNT = 60
ROUNDS = 12
WORD = "مشترك"


def _articles(version: int) -> list[Article]:
    """Return articles that all say which version they are of."""
    return [Article(str(n), f"عنوان{version}", f"{WORD} نسخة{version}") for n in range(COUNT)]


def _version_of(address: Path) -> tuple[str, int]:
    """Open the index, search it, and return the generation and the one version all hits are of."""
    with open_engine(address) as engine:
        result = engine.search(every(WORD, size=100))
        articles = {engine.read(hit.id).article for hit in result.hits}
        (body,) = {article.body for article in articles}
        assert (result.total, len(articles)) == (COUNT, COUNT)
        version = int(body.rpartition("نسخة")[2])
        assert engine.search(SearchRequest(f"عنوان{version}")).total == COUNT
        assert engine.search(SearchRequest(f"عنوان{version + 1}")).total == 0
        return engine.generation.name, version


@contextmanager
def _searching(address: Path, threads: int = 4) -> Iterator[list[tuple[str, int]]]:
    """Search the index all the time; give the versions that were seen, in no order."""
    seen: list[tuple[str, int]] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            seen.append(_version_of(address))

    with ThreadPoolExecutor(threads) as pool:
        readers = [pool.submit(search) for _ in range(threads)]
        try:
            yield seen
        finally:
            stop.set()
        for reader in readers:
            reader.result()


@pytest.mark.parametrize("update", [False, True])
def test_readers_see_one_generation_or_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update: bool
) -> None:
    make_small(monkeypatch)
    publish(tmp_path, _articles(0), workers=0)
    with _searching(tmp_path) as seen:
        for version in range(1, ROUNDS):
            publish(tmp_path, _articles(version), update=update, workers=0)
            if version % 3 == 0:
                open_maintenance(tmp_path).roll_back()
                back = (f"generation-{version:06}", version - 1)
                processes.wait_for(lambda back=back: back in seen)
    assert {version for _, version in seen} >= {2, 5, 8}
    # A name always stands for the same content.
    assert len(dict(seen)) == len(set(seen))


def test_an_open_engine_answers_from_its_own_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_small(monkeypatch)
    publish(tmp_path, _articles(0), workers=0)
    with open_engine(tmp_path) as engine:
        for version in (1, 2, 3):
            publish(tmp_path, _articles(version), workers=0)
        assert not (tmp_path / "generation-000001").exists()
        assert engine.search(SearchRequest("نسخة0")).total == COUNT
        assert {engine.read(str(n)).article.body for n in range(COUNT)} == {f"{WORD} نسخة0"}


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="there is no /proc")
def test_files_are_let_go_by_close(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_small(monkeypatch)
    publish(tmp_path, _articles(0), workers=0)
    for _ in range(3):
        _version_of(tmp_path)
    gc.collect()
    assert str(tmp_path) not in Path("/proc/self/maps").read_text()
    names = [path.readlink() for path in Path("/proc/self/fd").iterdir() if path.is_symlink()]
    assert not [name for name in names if str(tmp_path) in str(name)]


def test_a_second_indexer_is_told_which_process_is_at_work(tmp_path: Path) -> None:
    publish(tmp_path, _articles(0), workers=0)
    with open_writer(tmp_path):
        code, output = processes.run(tmp_path, "first", workers=0)
    assert code == 1
    assert f"another indexer (process {os.getpid()}) is writing {tmp_path}" in output
    assert processes.run(tmp_path, "first", workers=0)[0] == 0
