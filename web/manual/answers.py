"""How OpenAPI describes the answers of an operation: the value with an example, every problem."""

from typing import Any

from pydantic import TypeAdapter

from web.errors import PROBLEM
from web.failure import Failure
from web.failures import (
    ADDRESS_TOO_LONG,
    BODY_TOO_LARGE,
    HEADERS_TOO_LARGE,
    INDEX_MISSING,
    INTERNAL,
    METHOD_NOT_ALLOWED,
    REQUEST_INVALID,
    TOO_MANY_REQUESTS,
)
from web.manual import described
from web.urls import problem_url

Answers = dict[int | str, dict[str, Any]]
PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}
EVERYWHERE = (
    REQUEST_INVALID,
    METHOD_NOT_ALLOWED,
    BODY_TOO_LARGE,
    ADDRESS_TOO_LONG,
    TOO_MANY_REQUESTS,
    HEADERS_TOO_LARGE,
    INTERNAL,
    INDEX_MISSING,
)
_DESCRIBED = {400: described.ANSWER_INVALID, 503: described.ANSWER_NO_INDEX}
_HEADERS = {
    "ETag": {"description": 'W/"…", for If-None-Match', "schema": {"type": "string"}},
    "Cache-Control": {"description": "public, no-cache", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "[A-Za-z0-9._-]{1,64}", "schema": {"type": "string"}},
}
_RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}


def answers_with(
    description: str, kind: type, example: object, more: tuple[Failure, ...] = ()
) -> Answers:
    """Return the answers of an operation that returns a value of a kind; `more` are its own."""
    written = TypeAdapter[object](kind).dump_python(example, mode="json")
    answers: Answers = {
        200: {
            "description": description,
            "headers": _HEADERS,
            "content": {"application/json": {"example": written}},
        },
        304: {"description": described.ANSWER_NOT_MODIFIED},
    }
    return answers | problems_with(more)


def problems_with(more: tuple[Failure, ...]) -> Answers:
    """Return how OpenAPI describes the problems of an operation; `more` are its own."""
    answers: Answers = {}
    for failure in sorted((*EVERYWHERE, *more), key=lambda failure: failure.status):
        answer = problem_answer(failure)
        if other := answers.get(failure.status):
            # One status, several problems: each is described, the first is the example.
            answer = other | {"description": f"{other['description']}\n\n{answer['description']}"}
        answers[failure.status] = answer
    return answers | {"default": _problem(described.ANSWER_OTHERWISE, INTERNAL)}


def problem_answer(failure: Failure) -> dict[str, Any]:
    """Return how OpenAPI describes a failure as an answer."""
    own = f"{failure.explanation}\n\n{failure.title}."
    answer = _problem(_DESCRIBED.get(failure.status, own), failure)
    return answer | (
        {"headers": _RETRY_AFTER} if failure in (TOO_MANY_REQUESTS, INDEX_MISSING) else {}
    )


def _problem(description: str, failure: Failure) -> dict[str, Any]:
    example: dict[str, Any] = {
        "type": problem_url(failure.name),
        "title": failure.title,
        "status": failure.status,
        "detail": failure.title,
        "instance": "/api/v1/search",
    }
    if failure is REQUEST_INVALID:
        fault = "Input should be greater than or equal to 1"
        example["detail"] = f"page: {fault}"
        example["errors"] = [{"parameter": "page", "message": fault}]
    content = {PROBLEM: {"schema": PROBLEM_SCHEMA, "example": example}}
    return {"description": description, "content": content}
