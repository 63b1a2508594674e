"""The contexts of the admin pages."""

from search import Generation, IndexUnusable, Job
from web.admin.administration import Administration
from web.admin.contexts import AdminPage, JobPage, LoginPage
from web.admin.presenting import job_view
from web.boxes import empty_box
from web.engines import Engines
from web.language import say
from web.language.writing import ARTICLES, count

NOTICES = {"rollback": "عاد البحث إلى النسخة السابقة."}
"""What is said after what was done."""


def login_page(form_token: str, *, error: str = "") -> LoginPage:
    """Return the page that asks for the token."""
    return LoginPage(say("إدارة الأرشيف"), empty_box(), form_token, error)


def admin_page(
    administration: Administration, engines: Engines, form_token: str, notice: str
) -> AdminPage:
    """Return the page of the archive and its jobs; `notice` names what was done just now."""
    jobs = tuple(map(job_view, administration.jobs.listed()))
    served = served_by(engines)
    return AdminPage(
        title=say("إدارة الأرشيف"),
        box=empty_box(),
        form_token=form_token,
        notice=say(NOTICES[notice]) if notice in NOTICES else "",
        served=served.name if served else "",
        articles=count(served.articles, ARTICLES) if served else "",
        config=str(administration.config),
        index=str(administration.index),
        running=next((job for job in jobs if job.is_running), None),
        jobs=jobs,
    )


def job_page(job: Job, form_token: str) -> JobPage:
    """Return the page of a job."""
    return JobPage(say("عملية فهرسة"), empty_box(), form_token, job_view(job))


def served_by(engines: Engines) -> Generation | None:
    """Return what is served, None where nothing can be: then it is to be indexed again."""
    try:
        with engines.lease() as engine:
            return engine.generation
    except IndexUnusable:
        return None
