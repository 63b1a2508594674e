import pytest

from search import Interval
from tests.web.client import Client
from tests.web.fake import FakeEngine


@pytest.mark.parametrize("interval", ["day", "month", "year"])
def test_a_timeline_is_that_of_the_search(client: Client, interval: str) -> None:
    search = client.get(f"/api/v1/search?q=طرابلس&timeline={interval}").json()
    answer = client.get(f"/api/v1/timeline?q=طرابلس&interval={interval}").json()
    assert answer["timeline"] == search["timeline"]
    assert answer["timeline"]["interval"] == interval
    assert answer["total"] == search["total"]


def test_months_are_counted_by_default(client: Client, engine: FakeEngine) -> None:
    client.get("/api/v1/timeline")
    assert engine.requests[-1].timeline is Interval.MONTH


def test_another_interval_is_a_problem(client: Client) -> None:
    problem = client.get("/api/v1/timeline?interval=hour").json()
    assert [error["parameter"] for error in problem["errors"]] == ["interval"]
