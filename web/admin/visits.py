"""Who visits the admin pages: the session of the cookie, forms and their tokens, cookies."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request, Response

from web.admin.admission import SomeAdministration
from web.admin.failures import FORM_EXPIRED
from web.admin.sessions import SECONDS, Session, Sessions
from web.failure import Refusal

COOKIES = {False: "arshif_visit", True: "arshif_admin"}
"""A visit before the token is given has a cookie of its own: a link from elsewhere, which brings
none along, must not end the session of who is in."""
FORM_TOKEN = "form"


@dataclass(frozen=True, slots=True)
class Visit:
    """The session of an administrator if there is one, else of whoever has seen the login form."""

    sessions: Sessions
    session: Session | None
    form: dict[str, str]

    @property
    def admin(self) -> Session | None:
        """Return the session of an administrator."""
        return self.session if self.session and self.session.is_admin else None


async def visit_of(request: Request, administration: SomeAdministration) -> Visit:
    """Return the visit that a request belongs to, with the fields of its form."""
    sessions = administration.sessions
    found = (_session(request, sessions, is_admin) for is_admin in (True, False))
    session = next((each for each in found if each), None)
    form = dict(parse_qsl((await request.body()).decode("utf-8", "replace")))
    return Visit(sessions, session, form)


async def form_of(visit: "SomeVisit") -> Visit:
    """Return the visit of a form that was made for it.

    Raises:
        Refusal: the session is over, or the form is of another.
    """
    token = visit.form.get(FORM_TOKEN, "")
    if visit.session is None or not visit.sessions.is_form_token(visit.session, token):
        raise Refusal(FORM_EXPIRED)
    return visit


async def admin_form(visit: "SomeForm") -> Visit:
    """Return the visit of an administrator's form.

    Raises:
        Refusal: it is none.
    """
    if visit.admin is None:
        raise Refusal(FORM_EXPIRED)
    return visit


SomeVisit = Annotated[Visit, Depends(visit_of)]
SomeForm = Annotated[Visit, Depends(form_of)]
AdminForm = Annotated[Visit, Depends(admin_form)]


def remember(response: Response, request: Request, sessions: Sessions, session: Session) -> None:
    """Give the cookie of a session: no script reads it, no other site sends it along."""
    response.set_cookie(
        COOKIES[session.is_admin],
        sessions.write(session),
        max_age=SECONDS,
        path="/admin",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )


def forget(response: Response) -> None:
    """Take the cookie of an administrator back."""
    response.delete_cookie(COOKIES[True], path="/admin", httponly=True, samesite="strict")


def _session(request: Request, sessions: Sessions, is_admin: bool) -> Session | None:
    session = sessions.read(request.cookies.get(COOKIES[is_admin], ""))
    return session if session and session.is_admin is is_admin else None
