"""One job at a time, the last ones remembered."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from search import JobState
from tests.web.jobs.scripted import finished, scripted
from web.jobs import registry as module
from web.jobs.registry import JobAtWork, Registry


def test_of_many_that_start_at_once_one_does() -> None:
    registry = Registry(scripted(waits=True))

    def start(_: int) -> str:
        try:
            return registry.start(update=False).id
        except JobAtWork as error:
            return error.job.id

    with ThreadPoolExecutor(8) as threads:
        ids = set(threads.map(start, range(16)))
    registry.close()
    assert ids == {job.id for job in registry.listed()}
    assert len(ids) == 1


def test_after_one_has_ended_the_next_may_begin() -> None:
    asked = list[bool]()
    launch = scripted()

    def noting(update: bool) -> module.Process:
        asked.append(update)
        return launch(update)

    registry = Registry(noting)
    first = finished(registry.find(registry.start(update=False).id))
    assert registry.current is None
    second = finished(registry.find(registry.start(update=True).id))
    assert [job.id for job in registry.listed()] == [second.id, first.id]
    assert asked == [first.update, second.update] == [False, True]


def test_old_jobs_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_KEPT", 2)
    registry = Registry(scripted())
    jobs = [finished(registry.find(registry.start(update=False).id)) for _ in range(3)]
    assert registry.listed() == (jobs[2], jobs[1])
    assert registry.find(jobs[0].id) is None


def test_a_job_that_cannot_begin_leaves_no_trace() -> None:
    def broken(update: bool) -> module.Process:
        raise OSError("no more processes")

    registry = Registry(broken)
    with pytest.raises(OSError, match="no more"):
        registry.start(update=False)
    assert registry.listed() == () and registry.current is None


def test_closing_ends_the_job_and_lets_nobody_follow() -> None:
    registry = Registry(scripted(waits=True))
    record = registry.find(registry.start(update=False).id)
    registry.close()
    registry.close()
    assert record and record.job.state is JobState.CANCELLED
    assert registry.is_closing
