"""Server-sent events: order, coming back, beats, the end, and what is not said twice."""

import datetime as dt
from collections.abc import Callable

import anyio
import pytest

from search import Job, JobState
from tests.web.client import run_aside
from tests.web.jobs.scripted import scripted
from web.jobs import events
from web.jobs.events import BEAT, COME_BACK, encoded, follow, last_seen
from web.jobs.record import Record
from web.jobs.registry import Registry

JOB = Job("1", JobState.RUNNING, False, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


def write(job: Job) -> bytes:
    return job.error.encode()


def followed(
    registry: Registry, record: Record, seen: int = 0, meanwhile: Callable[[], object] = list
) -> list[bytes]:
    async def collect() -> list[bytes]:
        told = list[bytes]()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(act)
            async for piece in follow(registry, record, seen, write):
                told.append(piece)
        return told

    async def act() -> None:
        await anyio.sleep(0.05)
        meanwhile()

    return run_aside(collect)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    monkeypatch.setattr(events, "LOOK_SECONDS", 0.01)
    return Registry(scripted())


def ended_record() -> Record:
    record = Record(JOB)
    record.change(error="two")
    record.change(error="three", state=JobState.FAILED)
    return record


def test_all_events_come_in_order_and_then_the_end(registry: Registry) -> None:
    assert followed(registry, ended_record()) == [
        COME_BACK,
        b"id: 1\nevent: progress\ndata: \n\n",
        b"id: 2\nevent: progress\ndata: two\n\n",
        b"id: 3\nevent: end\ndata: three\n\n",
    ]
    assert registry.listeners == 0


def test_who_comes_back_goes_on_behind_what_was_seen(registry: Registry) -> None:
    assert followed(registry, ended_record(), seen=2)[1:] == [b"id: 3\nevent: end\ndata: three\n\n"]


def test_a_number_of_another_server_begins_anew(registry: Registry) -> None:
    assert len(followed(registry, ended_record(), seen=99)) == 4


def test_events_come_while_the_job_goes_on(registry: Registry) -> None:
    record = Record(JOB)
    told = followed(registry, record, 1, lambda: record.change(state=JobState.FAILED, error="x"))
    assert told == [COME_BACK, b"id: 2\nevent: end\ndata: x\n\n"]


def test_nothing_new_is_a_beat(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "BEAT_SECONDS", 0.01)
    record = Record(JOB)
    told = followed(registry, record, 1, lambda: record.change(state=JobState.FAILED))
    assert BEAT in told and told[-1].startswith(b"id: 2")


def test_a_server_that_ends_lets_everyone_go(registry: Registry) -> None:
    assert followed(registry, Record(JOB), 1, registry.hang_up) == [COME_BACK]
    assert registry.listeners == 0


@pytest.mark.parametrize(
    ("header", "number"),
    [("", 0), ("12", 12), ("-1", 0), ("٣", 0), ("1" * 4000, 0), ("1; drop", 0)],
)
def test_any_last_event_id_is_understood(header: str, number: int) -> None:
    assert last_seen(header) == number


def test_an_event_is_told_by_its_name() -> None:
    assert encoded((7, JOB), write) == b"id: 7\nevent: progress\ndata: \n\n"
