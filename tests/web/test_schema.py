"""The OpenAPI document and the app agree: schemathesis asks the one what the other says."""

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.articles import ARTICLES
from tests.web.fake import FakeEngine
from web.app import create_app
from web.engines import Engines

app = create_app(Engines(lambda: FakeEngine(ARTICLES), lambda: "published"))
schema = schemathesis.openapi.from_asgi("/openapi.json", app)


# A document cannot say which days a calendar has, nor that a page and a cursor exclude each other:
# what it allows may still be refused with 400.
@schema.parametrize()
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
def test_the_app_answers_as_the_document_says(case: Case) -> None:
    case.call_and_validate(excluded_checks=[positive_data_acceptance])
