"""What a server tells of indexing its archive again: a job, how far it is, and its report."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

# The client knows no engine: it has this value from here.
from search.engine import Generation as Generation


class JobState(StrEnum):
    """Where a job is: at work, told to stop, or at one of its three ends."""

    RUNNING = "running"
    STOPPING = "stopping"
    PUBLISHED = "published"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = frozenset((JobState.RUNNING, JobState.STOPPING))


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far a job is; `stage` is reading, verifying or publishing.

    `articles` counts what the new generation was given. `bytes_total` is 0 where it is not known
    how much there is to read.
    """

    stage: str
    file: str
    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    articles: int


@dataclass(frozen=True, slots=True)
class JobFinding:
    """What was skipped or odd about one file or record."""

    origin: str
    text: str


@dataclass(frozen=True, slots=True)
class JobFindingKind:
    """How often a kind of finding occurred, with the first few of it."""

    kind: str
    count: int
    examples: tuple[JobFinding, ...]


@dataclass(frozen=True, slots=True)
class JobFindings:
    """All findings counted by kind, the commonest first."""

    total: int
    kinds: tuple[JobFindingKind, ...]


@dataclass(frozen=True, slots=True)
class JobReport:
    """What became of everything that a job read.

    `read == indexed + skipped.total`, and `indexed == added + replaced + unchanged`. `generation`
    is what was published, None where nothing was.
    """

    files: int
    read: int
    indexed: int
    added: int
    replaced: int
    unchanged: int
    skipped: JobFindings
    notes: JobFindings
    seconds: float
    generation: Generation | None


@dataclass(frozen=True, slots=True)
class Job:
    """Indexing the configured sources once.

    With `update` it started from what was served and added what is new; else it began anew.
    `progress` and `report` are None until there are any; `error` says why a job has failed or was
    broken off, and is empty where it is not.
    """

    id: str
    state: JobState
    update: bool
    started: dt.datetime
    finished: dt.datetime | None = None
    progress: JobProgress | None = None
    report: JobReport | None = None
    error: str = ""

    @property
    def is_finished(self) -> bool:
        """Say whether nothing will change any more."""
        return self.state not in UNFINISHED


@dataclass(frozen=True, slots=True)
class JobList:
    """The jobs that a server remembers, the newest first."""

    jobs: tuple[Job, ...]
