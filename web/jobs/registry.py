"""The jobs of a server: at most one at work, and the last ones that have ended."""

import datetime as dt
import logging
import secrets
from collections.abc import Callable
from threading import Lock

from search import Job, JobState
from web.jobs.launching import Process
from web.jobs.record import Record
from web.jobs.running import Running

log = logging.getLogger(__name__)
MAX_KEPT = 20
"""How many jobs are remembered."""
MAX_LISTENERS = 16
"""How many may follow jobs at once."""
Launch = Callable[[bool], Process]
"""Starts the indexer; the argument says whether what is served is updated."""


class JobAtWork(Exception):
    """There is a job at work already."""

    def __init__(self, job: Job) -> None:
        super().__init__(f"job {job.id} is at work")
        self.job = job


class Registry:
    """Starts, finds and stops jobs; for any thread.

    `is_closing` tells listeners to leave; `listeners` is how many there are.
    """

    def __init__(self, launch: Launch) -> None:
        self._launch = launch
        self._lock = Lock()
        self._records: dict[str, Record] = {}
        self._running: Running | None = None
        self.is_closing = False
        self.listeners = 0

    @property
    def current(self) -> Job | None:
        """Return the job that is at work."""
        running = self._running
        job = running.record.job if running else None
        return job if job and not job.is_finished else None

    def start(self, *, update: bool) -> Job:
        """Start a job.

        Raises:
            JobAtWork: there is one.
        """
        with self._lock:
            if current := self.current:
                raise JobAtWork(current)
            now = dt.datetime.now(dt.UTC)
            job = Job(secrets.token_hex(8), JobState.RUNNING, update, started=now)
            record = Record(job)
            self._running = Running(record, self._launch(update))
            self._records[job.id] = record
            while len(self._records) > MAX_KEPT:
                del self._records[next(iter(self._records))]
        log.info("job %s: started", job.id)
        return job

    def find(self, job_id: str) -> Record | None:
        """Return the record of a job, None where there is none or it is forgotten."""
        return self._records.get(job_id)

    def listed(self) -> tuple[Job, ...]:
        """Return the jobs that are remembered, the newest first."""
        with self._lock:
            return tuple(record.job for record in reversed(self._records.values()))

    def stop(self, job_id: str) -> None:
        """Ask a job to stop; one that is finished stays as it is."""
        running = self._running
        if running and running.record.job.id == job_id:
            running.stop()

    def hang_up(self) -> None:
        """Let listeners go and the job end: the server is about to."""
        self.is_closing = True
        if self._running:
            self._running.stop()

    def close(self) -> None:
        """Hang up, and wait until the job has ended; what is served stays as it is."""
        self.hang_up()
        if self._running:
            self._running.join()
