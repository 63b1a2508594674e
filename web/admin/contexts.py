"""What the templates of the admin pages may use."""

from dataclasses import dataclass
from typing import ClassVar

from web.contexts import Page


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, as a reader reads it and as a program does."""

    written: str
    iso: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """Findings of one sort: kinds with how often each occurred, and some places where."""

    title: str
    kinds: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report: rows of a name and a number, then what was skipped or odd."""

    rows: tuple[tuple[str, str], ...]
    findings: tuple[FindingsView, ...]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far a job is: what it does, how much is done, the file; `percent` None if unknown."""

    doing: str
    done: str
    file: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class JobView:
    """A job. The addresses are empty where there is nothing to follow or to cancel."""

    url: str
    state: str
    state_name: str
    kind: str
    started: Moment
    finished: Moment | None
    progress: ProgressView
    is_running: bool
    events_url: str
    cancel_url: str
    error: str
    report: ReportView | None


@dataclass(frozen=True, slots=True)
class LoginPage(Page):
    """The form that asks for the token."""

    template: ClassVar[str] = "admin_login.html"
    sheets: ClassVar[tuple[str, ...]] = ("admin.css",)

    form_token: str
    error: str


@dataclass(frozen=True, slots=True)
class AdminPage(Page):
    """What is served, what may be done, and the jobs; `running` is the one that is at work."""

    template: ClassVar[str] = "admin.html"
    sheets: ClassVar[tuple[str, ...]] = ("admin.css",)

    form_token: str
    notice: str
    served: str
    config: str
    index: str
    running: JobView | None
    jobs: tuple[JobView, ...]


@dataclass(frozen=True, slots=True)
class JobPage(Page):
    """One job, live while it is at work."""

    template: ClassVar[str] = "admin_job.html"
    scripts: ClassVar[tuple[str, ...]] = ("admin.js",)
    sheets: ClassVar[tuple[str, ...]] = ("admin.css",)

    form_token: str
    job: JobView
