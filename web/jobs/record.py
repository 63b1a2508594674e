"""A job as it goes on: what is known of it now, and the numbered events that listeners follow."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock
from typing import Any

from search import Job

MAX_EVENTS = 100
"""How many events are kept: who comes late misses older progress, which newer replaces."""
Event = tuple[int, Job]


class Record:
    """A job and its events, for any number of threads; an event is the job as it was then.

    Laws: events are numbered from 1 without a gap, and the last one is the job as it is. Once it
    is finished nothing changes.
    """

    def __init__(self, job: Job) -> None:
        self._lock = Lock()
        self._events: deque[Event] = deque([(1, job)], maxlen=MAX_EVENTS)

    @property
    def job(self) -> Job:
        """Return the job as it is."""
        return self._events[-1][1]

    @property
    def number(self) -> int:
        """Return the number of the last event."""
        return self._events[-1][0]

    def change(self, **values: Any) -> Job:
        """Note what has changed and return the job; a finished one stays as it is."""
        with self._lock:
            number, job = self._events[-1]
            if not job.is_finished:
                job = replace(job, **values)
                self._events.append((number + 1, job))
            return job

    def since(self, number: int) -> Sequence[Event]:
        """Return the events behind a number, the oldest first, as far as they are kept."""
        with self._lock:
            return [event for event in self._events if event[0] > number]
