"""The OpenAPI document and the app agree: schemathesis asks the one what the other says."""

from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import parse_qs, urlsplit

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.core.transport import Response
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from search import MAX_RESULT_WINDOW
from tests.web.admin.managed import BEARER, managed
from web.cursors import START
from web.dates import first_day, last_day

client, _ = managed(Path(mkdtemp()))
schema = schemathesis.openapi.from_asgi("/openapi.json", client.app)
schema.config.update(headers={"Authorization": BEARER})
OF_THE_STATE = (404, 409)
"""What is right in itself and cannot be answered now: no such article, a job at work."""


@schema.parametrize()
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_app_answers_as_the_document_says(case: Case) -> None:
    response = case.call_and_validate(excluded_checks=[positive_data_acceptance])
    meta = case.meta
    if meta is None or meta.generation.mode is not GenerationMode.POSITIVE:
        return
    # OpenAPI says of each parameter alone what it may be, not of two together.
    is_refused = 400 <= response.status_code < 500 and response.status_code not in OF_THE_STATE
    assert is_refused == bool(conflicts(asked(response))), response.text


def asked(response: Response) -> dict[str, list[str]]:
    return parse_qs(urlsplit(str(response.request.url)).query, keep_blank_values=True)


def conflicts(query: dict[str, list[str]]) -> list[str]:
    """Return what values that are each valid say against each other."""
    last = {name: values[-1] for name, values in query.items()}
    first, final = first_day(last.get("from", "")), last_day(last.get("to", ""))
    page, size = int(last.get("page", 1)), int(last.get("size", 10))
    found = {
        "the range ends before it begins": bool(first and final and first > final),
        "a page and a cursor": "cursor" in last and "page" in last,
        "no cursor of this request": last.get("cursor", START) != START,
        "beyond the window": page * size > MAX_RESULT_WINDOW,
    }
    return [reason for reason, is_so in found.items() if is_so]
