"""One indexer at a time."""

import os
from pathlib import Path

import pytest

from search import IndexLocked
from search.embedded.lock import IndexLock


def test_lock_tells_its_holder_and_is_given_back(tmp_path: Path):
    lock = IndexLock(tmp_path)
    assert (tmp_path / "LOCK").read_text().strip() == str(os.getpid())
    with pytest.raises(IndexLocked, match=f"process {os.getpid()}.*{tmp_path}"):
        IndexLock(tmp_path)
    lock.release()
    lock.release()
    IndexLock(tmp_path).release()


def test_old_lock_file_without_a_holder_stops_nobody(tmp_path: Path):
    (tmp_path / "LOCK").write_text("12345\n")
    IndexLock(tmp_path).release()


def test_holder_that_is_not_written_yet_is_unknown(tmp_path: Path):
    lock = IndexLock(tmp_path)
    (tmp_path / "LOCK").write_text("")
    with pytest.raises(IndexLocked, match="process unknown"):
        IndexLock(tmp_path)
    lock.release()
