"""The laws of a record: numbers without gaps, an end that stays."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search import Job, JobProgress, JobState
from web.jobs.record import MAX_EVENTS, Record

JOB = Job("1", JobState.RUNNING, False, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
NOWHERE = JobProgress("reading", "", 0, 1, 0, 1, 0)


@given(st.integers(0, 3 * MAX_EVENTS), st.integers(0, 3 * MAX_EVENTS))
def test_events_behind_a_number_are_all_that_are_kept(changes: int, seen: int) -> None:
    record, told = Record(JOB), [JOB]
    for number in range(changes):
        told.append(record.change(progress=replace(NOWHERE, articles=number)))
    all_events = list(enumerate(told, 1))
    assert record.since(seen) == [each for each in all_events[-MAX_EVENTS:] if each[0] > seen]
    assert (record.number, record.job) == all_events[-1]


def test_a_finished_job_stays_as_it_is() -> None:
    record = Record(JOB)
    ended = record.change(state=JobState.CANCELLED)
    assert record.change(state=JobState.PUBLISHED, error="late") == ended
    assert record.since(0) == [(1, JOB), (2, ended)]
