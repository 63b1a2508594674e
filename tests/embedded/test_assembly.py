"""What joins the segments: the same bytes whether its arrays are in memory or in files."""

import errno
import os
import platform
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from search import open_maintenance, open_writer, scratch
from search.embedded.writing.allocator import give_back
from search.embedded.writing.id_ranking import rank_ids
from search.embedded.writing.unions import unite_tables
from search.strings import StringTable, pack_strings
from tests.embedded.memory import own_bytes
from tests.embedded.publishing import articles, files_of, make_small, publish, served_directory

TABLES = 24
STRINGS = 5000


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    make_small(monkeypatch)


def tables_of_own() -> list[StringTable]:
    """Return tables of which each has half its strings for itself."""
    return [
        StringTable.of(
            pack_strings(
                "words",
                sorted(
                    f"{'common' if number % 2 else f'own{table:02}'}-{number:012}".encode()
                    for number in range(STRINGS)
                ),
            ),
            "words",
        )
        for table in range(TABLES)
    ]


def peak(job) -> int:  # type: ignore[no-untyped-def]
    """Return how much memory NumPy and Python take for a job at most, beside what there was."""
    job()
    tracemalloc.start()
    try:
        job()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_uniting_tables_copies_none_of_them() -> None:
    tables = tables_of_own()
    used = [np.ones(STRINGS, np.bool_)] * TABLES
    united, _ = unite_tables(tables, used)
    result = united.text.nbytes + united.offsets.nbytes
    own = peak(lambda: unite_tables(tables, used)) - result
    # A number of each string, and room for the source of each.
    assert own < 13 * STRINGS * TABLES
    assert sum(table.text.nbytes for table in tables) > 13 * STRINGS * TABLES


def test_ranking_ids_takes_some_bytes_for_each() -> None:
    tables = tables_of_own()
    alive = np.ones(STRINGS * TABLES, np.bool_)
    alive[[number for number in range(len(alive)) if number % STRINGS < STRINGS // 2]] = False
    text = sum(table.text.nbytes for table in tables)
    assert peak(lambda: rank_ids(tables, alive)) - text < 40 * STRINGS * TABLES


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives memory back")
def test_free_memory_between_blocks_in_use_is_given_back() -> None:
    blocks = [b"x" * 65_536 for _ in range(2000)]
    kept = blocks[::2]
    del blocks
    before = own_bytes()
    assert give_back()
    assert before - own_bytes() > 30 << 20
    assert len(kept) == 1000


def build(index: Path) -> dict[str, bytes]:
    """Index so many articles that forms are judged, update them, and return the files."""
    publish(index, articles(range(1100)), workers=2)
    publish(index, articles(range(0, 60, 7), "الثاني"), ["n-3"], update=True, workers=2)
    return files_of(served_directory(index))


def test_arrays_in_files_make_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = build(tmp_path / "memory")
    made: list[int] = []
    room = scratch._room

    def count(directory: Path, size: int) -> object:
        made.append(size)
        return room(directory, size)

    monkeypatch.setattr(scratch, "LEAST_BYTES", 1)
    monkeypatch.setattr(scratch, "_room", count)
    assert build(tmp_path / "files") == expected
    assert len(made) > 20


def test_a_disk_that_is_full_for_them_leaves_the_served_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, articles(range(40)), workers=0)
    before, reserve, calls = files_of(served_directory(tmp_path)), os.posix_fallocate, 0

    def refuse(descriptor: int, first: int, size: int) -> None:
        nonlocal calls
        calls -= 1
        if calls == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        reserve(descriptor, first, size)

    monkeypatch.setattr(scratch, "LEAST_BYTES", 1)
    monkeypatch.setattr(os, "posix_fallocate", refuse)
    failed = 0
    while True:
        failed = calls = failed + 1
        try:
            with open_writer(tmp_path, update=True, workers=0) as writer:
                for each in articles(range(40, 70)):
                    writer.add(each)
                writer.verify()
                assert files_of(served_directory(tmp_path)) == before
                writer.publish()
            break
        except OSError as error:
            assert error.errno == errno.ENOSPC and error.filename
            assert files_of(served_directory(tmp_path)) == before
    assert failed > 10
    assert open_maintenance(tmp_path).verify().generation.articles == 70
