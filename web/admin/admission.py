"""How a request is let in: programs by a bearer token, nothing else."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from web.admin.administration import Administration
from web.admin.failures import ADMINISTRATION_OFF, UNAUTHORIZED
from web.admin.gate import CHALLENGE
from web.failure import Refusal
from web.manual.described_jobs import TOKEN
from web.middleware.buckets import client_of
from web.services import services_of

_bearer = HTTPBearer(scheme_name="token", description=TOKEN, auto_error=False)


async def administration_here(request: Request) -> Administration:
    """Return the administration of the app.

    Raises:
        Refusal: it has none.
    """
    administration = services_of(request).administration
    if administration is None:
        raise Refusal(ADMINISTRATION_OFF)
    return administration


SomeAdministration = Annotated[Administration, Depends(administration_here)]


async def admitted(
    request: Request,
    administration: SomeAdministration,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
) -> Administration:
    """Return the administration to whoever has sent the token.

    Raises:
        Refusal: there is no token, it is wrong, or wrong ones came too often.
    """
    if credentials is None:
        raise Refusal(UNAUTHORIZED, headers=CHALLENGE)
    administration.gate.check(credentials.credentials, client_at(request))
    return administration


def client_at(request: Request) -> str:
    """Return what stands for the client of a request."""
    return client_of(request.client.host if request.client else "")


Admitted = Annotated[Administration, Depends(admitted)]
