"""Errors as answers: an Arabic page for people, RFC 9457 `application/problem+json` under /api/.

No answer carries a traceback; the messages of search are written to be shown.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from search import RequestInvalid, SearchError
from web.boxes import empty_box, search_box
from web.contexts import ErrorPage, SearchBox
from web.failure import Failure, Refusal
from web.failures import (
    BY_STATUS,
    INTERNAL,
    OF_SEARCH,
    REQUEST_INVALID,
    failure_of,
    with_command,
)
from web.json_answers import JsonResponse
from web.language import say
from web.page_requests import understand
from web.paths import API_PREFIX, OPERATIONS
from web.security import HEADERS
from web.services import services_of
from web.urls import problem_url

PROBLEM = "application/problem+json"
_DETAILED = (409, 503)
"""Statuses whose detail is for whoever runs the server, on pages too."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter that was not accepted, and why."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as RFC 9457 writes it; `errors` names the parameters at fault, if any are."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[Fault, ...] = ()


def register(app: FastAPI) -> None:
    """Make every error of the app an answer."""
    app.add_exception_handler(SearchError, _answer_search_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid_parameters)
    app.add_exception_handler(Refusal, _answer_refusal)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(Exception, _answer_unexpected)


async def _answer_search_error(request: Request, error: Exception) -> Response:
    failure = failure_of(error)
    faults = [Fault(error.parameter, str(error))] if isinstance(error, RequestInvalid) else []
    wait = failure.retry_seconds
    headers = {"retry-after": str(wait)} if wait else {}
    return answer_failure(request, failure, str(error), faults, headers)


async def _answer_invalid_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [Fault(_parameter(each["loc"]), str(each["msg"])) for each in error.errors()]
    detail = "; ".join(f"{fault.parameter}: {fault.message}" for fault in faults)
    return answer_failure(request, REQUEST_INVALID, detail, faults)


async def _answer_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    unforeseen = replace(REQUEST_INVALID, status=error.status_code)
    failure = BY_STATUS.get(error.status_code, unforeseen)
    return answer_failure(request, failure, failure.title, headers=error.headers or {})


async def _answer_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return answer_failure(request, error.failure, str(error), headers=error.headers)


async def _answer_unexpected(request: Request, error: Exception) -> Response:
    """Answer outside every middleware, so the headers that they add are added here."""
    return answer_failure(request, INTERNAL, "", headers=HEADERS)


def answer_failure(
    request: Request,
    failure: Failure,
    detail: str,
    faults: list[Fault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a failure as a program or a reader takes it, by the address that was asked."""
    path = request.url.path
    if path.startswith(API_PREFIX) or path in OPERATIONS:
        response: Response = _problem(request, failure, detail, faults or [])
    else:
        page = _error_page(request, failure, detail)
        response = services_of(request).templates.render(page, failure.status)
    response.headers.update(headers or {})
    return response


def _problem(request: Request, failure: Failure, detail: str, faults: list[Fault]) -> JsonResponse:
    problem = Problem(
        type=problem_url(failure.name),
        title=failure.title,
        status=failure.status,
        detail=with_command(detail or failure.title, failure.command),
        instance=request.url.path,
        errors=tuple(faults),
    )
    content = {name: value for name, value in asdict(problem).items() if name != "errors" or value}
    return JsonResponse(content, failure.status, media_type=PROBLEM)


def _error_page(request: Request, failure: Failure, detail: str) -> ErrorPage:
    return ErrorPage(
        title=say(failure.heading),
        box=_box(request) if failure in OF_SEARCH else empty_box(),
        heading=say(failure.heading),
        explanation=say(failure.explanation),
        detail=detail if failure.status in _DETAILED else "",
        command=failure.command,
    )


def _box(request: Request) -> SearchBox:
    """Return what was asked for, to be changed or asked again."""
    return search_box(understand(request.query_params).request)


def _parameter(location: tuple[str | int, ...]) -> str:
    """Return the name of the parameter: what follows the place it was in."""
    return str(location[1]) if len(location) > 1 else str(location[0])
