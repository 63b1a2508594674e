"""The lock of an alias: one holder, told to others; it ends with its holder, whoever that was."""

import os
import subprocess
import sys

import pytest

from search import IndexLocked
from search.opensearch import lock as locks
from search.opensearch.lock import ClusterLock, is_held

pytestmark = pytest.mark.opensearch


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(locks, "RENEWED_SECONDS", 0.3)


def _hold(connection, **source) -> None:
    """Write a lock as somebody who is not at work any more has left it."""
    ClusterLock(connection).release()
    body = {"owner": "x", "host": "elsewhere", "process": 1, "renewed": 1, **source}
    name = connection.address.alias
    connection.request("PUT", f"/{name}-lock/_doc/indexer", body)


def test_second_holder_is_refused_until_the_first_lets_go(connection):
    lock = ClusterLock(connection)
    assert is_held(connection)
    with pytest.raises(IndexLocked, match=rf"process {os.getpid()} on"):
        ClusterLock(connection)
    lock.check()
    lock.release()
    lock.release()
    assert not is_held(connection)
    ClusterLock(connection).release()


def test_holder_elsewhere_that_does_not_renew_is_gone(connection):
    _hold(connection)
    ClusterLock(connection, patience=1.0).release()


def test_holder_of_this_machine_that_has_ended_is_gone_at_once(connection, monkeypatch):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    monkeypatch.setattr(ClusterLock, "_watch", lambda *_: pytest.fail("it was waited for"))
    _hold(connection, host=locks.socket.gethostname(), process=ended.pid)
    ClusterLock(connection).release()


def test_holder_that_was_taken_for_gone_is_told(connection):
    lock = ClusterLock(connection)
    lock._ended.wait(0.5)
    name = connection.address.alias
    body = {"owner": "other", "host": "elsewhere", "process": 7, "renewed": 1}
    connection.request("PUT", f"/{name}-lock/_doc/indexer", body)
    lock._thread.join(30)
    with pytest.raises(IndexLocked, match="process 7 on elsewhere"):
        lock.check()
    lock.release()
    assert is_held(connection), "another's lock is left alone"


def test_parts_have_locks_of_their_own(connection):
    first, second = ClusterLock(connection), ClusterLock(connection, "indexer-2")
    second.release()
    first.release()
