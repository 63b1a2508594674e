"""How OpenAPI describes the answers of the operations that ask for the token."""

from pydantic import TypeAdapter

from web.admin.failures import ADMINISTRATION_OFF, JOB_NOT_FOUND, UNAUTHORIZED
from web.failure import Failure
from web.jobs.events import MEDIA_TYPE, encoded
from web.json_answers import write_json
from web.manual import described_jobs as described
from web.manual import example_jobs as example
from web.manual.answers import Answers, problems_with

OK, NO_MORE = 200, 204
_HEADERS = {
    "Cache-Control": {"description": "no-store", "schema": {"type": "string"}},
    "X-Request-ID": {"description": "[A-Za-z0-9._-]{1,64}", "schema": {"type": "string"}},
}
_LOCATION = {"Location": {"description": "/api/v1/jobs/…", "schema": {"type": "string"}}}


def admin_answers(
    description: str,
    kind: type,
    example: object,
    *,
    status: int = OK,
    more: tuple[Failure, ...] = (),
) -> Answers:
    """Return the answers of an operation that returns a value of a kind to whoever may ask."""
    written = TypeAdapter[object](kind).dump_python(example, mode="json")
    answer = {
        "description": description,
        "headers": _HEADERS if status == OK else _HEADERS | _LOCATION,
        "content": {"application/json": {"example": written}},
    }
    return _with_problems({status: answer}, more)


def event_answers() -> Answers:
    """Return the answers of the events of a job."""
    written = [encoded(each, write_json) for each in ((1, example.RUNNING), (2, example.PUBLISHED))]
    events = {
        "description": described.ANSWER_EVENTS,
        "headers": _HEADERS,
        "content": {
            MEDIA_TYPE: {"schema": {"type": "string"}, "example": b"".join(written).decode()}
        },
    }
    answers: Answers = {OK: events, NO_MORE: {"description": described.ANSWER_NO_MORE}}
    return _with_problems(answers, (JOB_NOT_FOUND,))


def _with_problems(answers: Answers, more: tuple[Failure, ...]) -> Answers:
    return answers | problems_with((UNAUTHORIZED, ADMINISTRATION_OFF, *more))
