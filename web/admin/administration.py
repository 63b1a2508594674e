"""Looking after an archive, as pages and programs do it alike."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from search import (
    Generation,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    Job,
    open_maintenance,
)
from web.admin.failures import (
    INDEX_LOCKED,
    JOB_AT_WORK,
    JOB_NOT_FOUND,
    NO_SOURCES,
    NOTHING_BEFORE,
)
from web.admin.gate import Gate
from web.admin.sessions import Sessions
from web.failure import Refusal
from web.jobs.launching import Process, indexing
from web.jobs.record import Record
from web.jobs.registry import JobAtWork, Registry
from web.settings import Settings
from web.urls import job_url


@dataclass(frozen=True, slots=True)
class Administration:
    """`config` is the one place that sources come from, `index` what they are indexed into."""

    gate: Gate
    sessions: Sessions
    jobs: Registry
    index: Path
    config: Path

    def start(self, *, update: bool) -> Job:
        """Start to index the configured sources.

        Raises:
            Refusal: there is no configuration, or a job is at work.
        """
        if not self.config.is_file():
            detail = f"there is no {self.config}; name it with: {NO_SOURCES.command}"
            raise Refusal(NO_SOURCES, detail)
        try:
            return self.jobs.start(update=update)
        except JobAtWork as error:
            raise at_work(error.job) from None

    def find(self, job_id: str) -> Record:
        """Return the record of a job.

        Raises:
            Refusal: there is none, or it is forgotten.
        """
        record = self.jobs.find(job_id)
        if record is None:
            raise Refusal(JOB_NOT_FOUND)
        return record

    def cancel(self, job_id: str) -> Job:
        """Ask a job to stop and return it.

        Raises:
            Refusal: there is none, or it is forgotten.
        """
        record = self.find(job_id)
        self.jobs.stop(job_id)
        return record.job

    def roll_back(self) -> Generation:
        """Serve the generation before again, and return it.

        Raises:
            Refusal: there is none that is whole, or an indexer is at work.
        """
        if job := self.jobs.current:
            raise at_work(job)
        try:
            return open_maintenance(self.index).roll_back()
        except IndexLocked as error:
            raise Refusal(INDEX_LOCKED, str(error)) from error
        except (IndexMissing, IndexDamaged, IndexOutdated) as error:
            raise Refusal(NOTHING_BEFORE, str(error)) from error


def at_work(job: Job) -> Refusal:
    """Return the refusal that leads to the job at work."""
    address = job_url(job.id)
    return Refusal(JOB_AT_WORK, f"a job is at work: {address}", {"location": address})


def administration_of(settings: Settings) -> Administration | None:
    """Return what the settings allow, None where they have no token."""
    if settings.admin_token is None:
        return None
    index, config = settings.index.absolute(), settings.config.absolute()
    return Administration(
        Gate(settings.admin_token.get_secret_value()),
        Sessions(),
        Registry(partial(_launch, index, config)),
        index,
        config,
    )


def _launch(index: Path, config: Path, update: bool) -> Process:
    return Process(indexing(index, config, update=update))
