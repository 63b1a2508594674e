"""The OpenAPI document and the app agree: schemathesis asks the one what the other says."""

from pathlib import Path
from tempfile import mkdtemp

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.admin.managed import BEARER, managed

client, _ = managed(Path(mkdtemp()))
schema = schemathesis.openapi.from_asgi("/openapi.json", client.app)
schema.config.update(headers={"Authorization": BEARER})


# A document cannot say which days a calendar has, nor that a page and a cursor exclude each other:
# what it allows may still be refused with 400.
@schema.parametrize()
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_app_answers_as_the_document_says(case: Case) -> None:
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
