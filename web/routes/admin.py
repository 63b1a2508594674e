"""The admin pages: forms that lead to pages, all of which work without a script."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from web import paths
from web.admin.admission import SomeAdministration, client_at
from web.admin.failures import UNAUTHORIZED
from web.admin.pages import admin_page, job_page, login_page
from web.admin.presenting import write_event
from web.admin.visits import AdminForm, SomeForm, SomeVisit, forget, remember
from web.failure import Refusal
from web.jobs.following import following
from web.language import say
from web.language.current import address
from web.services import ServicesOfApp

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
UNKEPT = {"cache-control": "no-store"}
SEE_OTHER = 303


@router.get(paths.ADMIN)
async def show_admin(
    request: Request,
    services: ServicesOfApp,
    administration: SomeAdministration,
    visit: SomeVisit,
    done: str = "",
) -> Response:
    """Show the archive and its jobs, or the form that asks for the token."""
    if visit.admin is None:
        return _show_login(request, services, visit)
    token = visit.sessions.form_token(visit.admin)
    page = await run_in_threadpool(admin_page, administration, services.engines, token, done)
    return _unkept(services.templates.render(page))


@router.post(paths.ADMIN_LOGIN)
async def log_in(
    request: Request, services: ServicesOfApp, administration: SomeAdministration, visit: SomeForm
) -> Response:
    """Begin a session for the token."""
    try:
        administration.gate.check(visit.form.get("token", ""), client_at(request))
    except Refusal as refusal:
        if refusal.failure is not UNAUTHORIZED:
            raise
        return _show_login(request, services, visit, say("ليست هذه كلمة السرّ."))
    response = _to(paths.ADMIN)
    remember(response, request, visit.sessions, visit.sessions.begin(is_admin=True))
    return response


@router.post(paths.ADMIN_LOGOUT)
async def log_out(visit: AdminForm) -> Response:
    """End the session, whoever has its cookie."""
    if visit.admin:
        visit.sessions.end(visit.admin)
    response = _to(paths.ADMIN)
    forget(response)
    return response


@router.post(paths.ADMIN_REINDEX)
async def start_job(administration: SomeAdministration, visit: AdminForm) -> Response:
    """Start a job and show it."""
    update = visit.form.get("update") == "true"
    job = await run_in_threadpool(lambda: administration.start(update=update))
    return _to(paths.ADMIN_JOB.format(job_id=job.id))


@router.post(paths.ADMIN_ROLLBACK)
async def roll_back(administration: SomeAdministration, visit: AdminForm) -> Response:
    """Serve the generation before."""
    await run_in_threadpool(administration.roll_back)
    return _to(paths.ADMIN, done="rollback")


@router.get(paths.ADMIN_JOB)
async def show_job(
    job_id: str, services: ServicesOfApp, administration: SomeAdministration, visit: SomeVisit
) -> Response:
    """Show a job; who is not in is asked for the token first."""
    if visit.admin is None:
        return _to(paths.ADMIN)
    token = visit.sessions.form_token(visit.admin)
    return _unkept(services.templates.render(job_page(administration.find(job_id).job, token)))


@router.get(paths.ADMIN_JOB_EVENTS)
async def show_events(
    job_id: str, request: Request, administration: SomeAdministration, visit: SomeVisit
) -> Response:
    """Send what the script of the page shows of a job."""
    if visit.admin is None:
        raise Refusal(UNAUTHORIZED)
    record = administration.find(job_id)
    seen = request.headers.get("last-event-id", "")
    return following(administration.jobs, record, seen, write_event)


@router.post(paths.ADMIN_JOB_CANCEL)
async def cancel_job(job_id: str, administration: SomeAdministration, visit: AdminForm) -> Response:
    """Ask a job to stop, and show it."""
    administration.cancel(job_id)
    return _to(paths.ADMIN_JOB.format(job_id=job_id))


def _show_login(
    request: Request, services: ServicesOfApp, visit: SomeVisit, error: str = ""
) -> Response:
    session = visit.session or visit.sessions.begin(is_admin=False)
    page = login_page(visit.sessions.form_token(session), error=error)
    response = _unkept(services.templates.render(page, UNAUTHORIZED.status if error else 200))
    remember(response, request, visit.sessions, session)
    return response


def _to(path: str, **parameters: str) -> Response:
    return _unkept(RedirectResponse(address(path, **parameters), SEE_OTHER))


def _unkept(response: Response) -> Response:
    response.headers.update(UNKEPT)
    return response
