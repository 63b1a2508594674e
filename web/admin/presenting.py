"""Jobs as a reader sees them, in the language of the page."""

import datetime as dt
from collections.abc import Iterator

from search import Job, JobFindings, JobProgress, JobReport, JobState
from web.admin.contexts import FindingsView, JobView, Moment, ProgressView, ReportView
from web.json_answers import write_json
from web.language import say
from web.language.current import address
from web.language.writing import ARTICLES, FILES, count, write_date, write_seconds
from web.paths import ADMIN_JOB, ADMIN_JOB_CANCEL, ADMIN_JOB_EVENTS

STATES = {
    JobState.RUNNING: "جارية",
    JobState.STOPPING: "تتوقّف",
    JobState.PUBLISHED: "نُشرت",
    JobState.FAILED: "فشلت",
    JobState.CANCELLED: "أُوقفت",
}
STAGES = {
    "": "بدء التشغيل",
    "reading": "قراءة المصادر وفهرستها",
    "verifying": "التحقّق من النسخة الجديدة",
    "publishing": "نشر النسخة الجديدة",
}
ROWS = {
    "read": "ما قُرئ",
    "indexed": "ما فُهرس",
    "added": "منه جديد",
    "replaced": "منه بدل سابق",
    "unchanged": "منه لم يتغيّر",
}
_NOWHERE_YET = JobProgress("", "", 0, 0, 0, 0, 0)


def job_view(job: Job) -> JobView:
    """Return a job as a page shows it."""
    return JobView(
        url=_address(ADMIN_JOB, job),
        state=say(STATES[job.state]),
        state_name=job.state,
        kind=say("تحديث") if job.update else say("فهرسة من جديد"),
        started=moment(job.started),
        finished=moment(job.finished) if job.finished else None,
        progress=progress_view(job.progress or _NOWHERE_YET),
        is_running=not job.is_finished,
        events_url="" if job.is_finished else _address(ADMIN_JOB_EVENTS, job),
        cancel_url=_address(ADMIN_JOB_CANCEL, job) if job.state is JobState.RUNNING else "",
        error=job.error,
        report=report_view(job.report) if job.report else None,
    )


def progress_view(progress: JobProgress) -> ProgressView:
    """Return how far a job is; how long verifying takes is not known."""
    is_reading = progress.stage == "reading" and progress.bytes_total
    files = say("الملفات: {done} من {total}", done=progress.files_done, total=progress.files_total)
    return ProgressView(
        doing=say(STAGES.get(progress.stage, progress.stage)),
        done=f"{count(progress.articles, ARTICLES)} · {files}" if progress.files_total else "",
        file=progress.file if is_reading else "",
        percent=100 * progress.bytes_done // progress.bytes_total if is_reading else None,
    )


def write_event(job: Job) -> bytes:
    """Return what the script of the page shows of a job."""
    return write_json(progress_view(job.progress or _NOWHERE_YET))


def report_view(report: JobReport) -> ReportView:
    """Return a report as a page shows it."""
    findings = ((say("ما تُرك"), report.skipped), (say("ملاحظات"), report.notes))
    return ReportView(
        rows=tuple(_rows(report)),
        findings=tuple(_findings(title, each) for title, each in findings if each.total),
    )


def moment(time: dt.datetime) -> Moment:
    """Return a point in time, in universal time."""
    universal = time.astimezone(dt.UTC)
    written = f"{write_date(universal.date())}{say('،')} {universal:%H:%M:%S} UTC"
    return Moment(written, universal.isoformat())


def _rows(report: JobReport) -> Iterator[tuple[str, str]]:
    if report.generation:
        yield say("النسخة المنشورة"), report.generation.name
    yield say("الملفات"), count(report.files, FILES)
    for name, title in ROWS.items():
        yield say(title), f"{getattr(report, name):,}"
    yield say("المدّة"), write_seconds(1000 * report.seconds)


def _findings(title: str, findings: JobFindings) -> FindingsView:
    kinds = (
        (kind.kind, f"{kind.count:,}", tuple((each.origin, each.text) for each in kind.examples))
        for kind in findings.kinds
    )
    return FindingsView(f"{title}: {findings.total:,}", tuple(kinds))


def _address(path: str, job: Job) -> str:
    return address(path.format(job_id=job.id))
