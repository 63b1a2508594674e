"""One run of the indexer: its process is followed by a thread, which notes all it says."""

import datetime as dt
import logging
import signal
from threading import Lock, Thread, Timer
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError

from search import Job, JobProgress, JobReport, JobState
from web.jobs.launching import Process
from web.jobs.record import Record

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 5.0
"""How long a process that is asked to stop has for it."""
RESUMES = "start another job to go on where it was"
_ERROR = "error: "
_PROGRESS, _REPORT = TypeAdapter(JobProgress), TypeAdapter(JobReport)


class Running:
    """A job at work. What becomes of it is in its record."""

    def __init__(
        self, record: Record, process: Process, patience: float = PATIENCE_SECONDS
    ) -> None:
        self.record = record
        self._process = process
        self._lock = Lock()
        self._timer = Timer(patience, process.kill)
        self._timer.daemon = True
        self._thread = Thread(target=self._follow, name=f"job {record.job.id}", daemon=True)
        self._thread.start()

    def stop(self) -> Job:
        """Ask the process to stop, and end it where it takes too long; return the job."""
        with self._lock:
            if self.record.job.state is JobState.RUNNING:
                self.record.change(state=JobState.STOPPING)
                self._process.interrupt()
                self._timer.start()
        return self.record.job

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _follow(self) -> None:
        for line in self._process.lines():
            self._take(line)
        code = self._process.wait()
        self._timer.cancel()
        self._finish(code, self._process.errors())

    def _take(self, line: bytes) -> None:
        """Take note of a line; what is none of ours is left to the log."""
        try:
            match orjson.loads(line):
                case {"progress": values}:
                    self.record.change(progress=_PROGRESS.validate_python(values))
                case {"report": values}:
                    self.record.change(report=_read_report(values))
        except (orjson.JSONDecodeError, ValidationError):
            log.warning("job %s says what is no JSON of the indexer", self.record.job.id)

    def _finish(self, code: int, errors: str) -> None:
        state = self._end(code)
        error = "" if state is JobState.PUBLISHED else _reason(code, errors)
        job = self.record.change(state=state, error=error, finished=dt.datetime.now(dt.UTC))
        log.info("job %s: %s %s", job.id, job.state, job.error)

    def _end(self, code: int) -> JobState:
        # What was published is, though someone has asked for a stop meanwhile.
        if code == 0 and self.record.job.report:
            return JobState.PUBLISHED
        if self.record.job.state is JobState.STOPPING:
            return JobState.CANCELLED
        return JobState.FAILED


def _read_report(values: dict[str, Any]) -> JobReport:
    return _REPORT.validate_python(values)


def _reason(code: int, errors: str) -> str:
    """Return why a process has ended: its own last words, else the signal or the code."""
    said = [line for line in errors.splitlines() if line.startswith(_ERROR)]
    if said:
        return said[-1].removeprefix(_ERROR)
    if code < 0:
        name = signal.Signals(-code).name
        return f"the indexer was ended by {name}; nothing was published, {RESUMES}"
    return f"the indexer has ended with exit code {code} without a report; {RESUMES}"
