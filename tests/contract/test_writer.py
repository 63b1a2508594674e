"""The laws of `search.engine.Writer`, and what a killed or failing indexer leaves behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from search import (
    IndexLocked,
    IndexMissing,
    IndexUnusable,
    open_engine,
    open_writer,
)
from tests.contract.traces import beside, traces
from tests.indexes import article, found, publish


def _served(address: str | Path) -> list[str]:
    with open_engine(address) as engine:
        return sorted(found(engine))


def test_nothing_is_served_before_publish(address: str | Path):
    with open_writer(address) as writer:
        writer.add(article(1))
        with pytest.raises(IndexMissing):
            open_engine(address)
        writer.verify()
        with pytest.raises(IndexMissing):
            open_engine(address)
        generation = writer.publish()
        assert _served(address) == ["1"]
        with open_engine(address) as engine:
            assert engine.generation == generation


def test_generation_names_only_grow(address: str | Path):
    names = [publish(address, [article(n)]).name for n in range(3)]
    with open_writer(address) as aborted:
        aborted.add(article("x"))
    names.append(publish(address, [article(3)]).name)
    assert names == sorted(set(names))


def test_leaving_the_block_without_publish_leaves_no_trace(address: str | Path):
    publish(address, [article("old")])
    before = traces(address)
    with open_writer(address) as writer:
        writer.add(article("new"))
        writer.verify()
    assert traces(address) == before
    assert _served(address) == ["old"]


def test_abort_leaves_the_old_generation_served_and_may_be_repeated(address: str | Path):
    publish(address, [article("old")])
    writer = open_writer(address)
    writer.add(article("new"))
    writer.abort()
    writer.abort()
    assert _served(address) == ["old"]
    assert publish(address, [article("newer")]).articles == 1


def test_error_in_the_block_aborts_and_comes_through(address: str | Path):
    publish(address, [article("old")])
    with pytest.raises(ZeroDivisionError), open_writer(address) as writer:
        writer.add(article("new"))
        raise ZeroDivisionError
    assert _served(address) == ["old"]


def test_abort_after_publish_takes_nothing_back(address: str | Path):
    with open_writer(address) as writer:
        writer.add(article("new"))
        writer.verify()
        writer.publish()
        writer.abort()
    assert _served(address) == ["new"]


def test_writer_that_published_is_finished_and_lets_the_next_one_begin(address: str | Path):
    writer = open_writer(address)
    writer.add(article(1))
    writer.verify()
    writer.publish()
    open_writer(address).abort()


def test_publish_without_verify_is_refused_and_the_served_generation_stays(address: str | Path):
    publish(address, [article("old")])
    with open_writer(address) as writer:
        writer.add(article("new"))
        with pytest.raises(IndexUnusable, match="not verified"):
            writer.publish()
    assert _served(address) == ["old"]


def test_publish_after_a_failed_verify_is_refused(address: str | Path):
    publish(address, [article("old")])
    with open_writer(address) as writer:
        writer.add(article("twice", "first"))
        writer.add(article("twice", "second"))
        with pytest.raises(ValueError, match="'twice' was added twice"):
            writer.verify()
        with pytest.raises(IndexUnusable, match="not verified"):
            writer.publish()
    assert _served(address) == ["old"]


@pytest.mark.parametrize("below", ["", "index"])
def test_file_in_the_place_of_an_index_is_left_alone(tmp_path: Path, below):
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with pytest.raises(IndexUnusable, match="is no folder"):
        open_writer(file / below)
    assert file.read_text() == "mine"


def test_second_writer_is_told_which_process_holds_the_lock(address: str | Path):
    with open_writer(address), pytest.raises(IndexLocked, match=rf"process {os.getpid()}\b"):
        open_writer(address)
    open_writer(address).abort()


def test_writer_that_was_refused_leaves_the_first_at_work(address: str | Path):
    with open_writer(address) as writer:
        writer.add(article(1))
        with pytest.raises(IndexLocked):
            open_writer(address)
        writer.add(article(2))
        writer.verify()
        writer.publish()
    assert _served(address) == ["1", "2"]


def test_two_indexes_can_be_written_at_once(address: str | Path):
    with open_writer(address) as one, open_writer(beside(address)) as two:
        one.add(article(1))
        two.add(article(2))


KILLED = """
    import os, signal, sys
    from search import open_writer
    from tests.indexes import article

    writer = open_writer(sys.argv[1])
    for number in range(500):
        writer.add(article(number, "خبر", "نص " * 50))
    if sys.argv[2] == "after verify":
        writer.verify()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["before verify", "after verify"])
def test_killed_writer_leaves_no_lock_and_is_swept_by_the_next(address: str | Path, moment):
    publish(address, [article("old")])
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(address), moment],
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    assert _served(address) == ["old"]
    publish(address, [article("new")])
    assert _served(address) == ["new"]
    assert not any("building" in name for name in traces(address))
