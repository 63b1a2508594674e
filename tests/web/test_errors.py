from collections.abc import Callable

import pytest

from search import (
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexUnusable,
    OutOfTime,
)
from tests.web.client import Client

FailingClient = Callable[[Exception], Client]
COMMAND = "arshif index SOURCE…"
UNUSABLE = [
    (IndexMissing, "index-missing", "الأرشيف لم يُفهرس بعد"),
    (IndexOutdated, "index-outdated", "الفهرس من إصدار آخر"),
    (IndexDamaged, "index-damaged", "الفهرس تالف"),
    (IndexLocked, "index-unusable", "تعذّرت قراءة الأرشيف"),
    (IndexUnusable, "index-unusable", "تعذّرت قراءة الأرشيف"),
]


@pytest.mark.parametrize(("error", "name", "heading"), UNUSABLE)
@pytest.mark.parametrize("address", ["/", "/search?q=a", "/articles/a"])
def test_pages_without_an_index_say_what_to_run(
    failing_client: FailingClient, error: type[Exception], name: str, heading: str, address: str
) -> None:
    client = failing_client(error("nothing at ./arshif-index"))
    page = client.page(address, status=503)
    assert page.one("h1").text == heading
    assert page.one("code").text == COMMAND
    assert "nothing at ./arshif-index" in page.text
    assert client.get(address).headers["retry-after"] == "30"


@pytest.mark.parametrize(("error", "name", "heading"), UNUSABLE)
def test_the_api_without_an_index_is_a_problem_with_the_command(
    failing_client: FailingClient, error: type[Exception], name: str, heading: str
) -> None:
    response = failing_client(error("nothing at ./arshif-index")).get("/api/v1/search")
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == f"/docs#{name}"
    assert problem["detail"].startswith("nothing at ./arshif-index")
    assert problem["detail"].count("arshif index SOURCE…") == 1
    assert "errors" not in problem


def test_a_message_that_names_the_command_is_left_as_it_is(failing_client: FailingClient) -> None:
    message = "no index at a; make one with: arshif index SOURCE… --index a"
    problem = failing_client(IndexMissing(message)).get("/api/v1/search").json()
    assert problem["detail"] == message


def test_a_search_that_takes_too_long_is_told_to_be_narrowed(
    failing_client: FailingClient,
) -> None:
    client = failing_client(OutOfTime(5))
    response = client.get("/api/v1/search?q=ك*")
    assert (response.status_code, response.json()["type"]) == (503, "/docs#out-of-time")
    assert "longer than 5 seconds" in response.json()["detail"]
    assert "fewer or rarer words" in response.json()["detail"]
    assert "retry-after" not in response.headers
    assert "retry-after" not in client.get("/search?q=ك*").headers
    assert "arshif index" not in response.text
    page = client.page("/search?q=ك*", status=503)
    assert page.one("h1").text == "طال البحث أكثر مما ينبغي"


@pytest.mark.parametrize("address", ["/nowhere", "/static/nothing.css", "/search/deeper"])
def test_an_unknown_address_is_a_page(client: Client, address: str) -> None:
    page = client.page(address, status=404)
    assert page.one("h1").text == "لا صفحة بهذا العنوان"
    assert page.one("form", role="search")


def test_an_unknown_address_of_the_api_is_a_problem(client: Client) -> None:
    response = client.get("/api/v1/nothing")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/docs#not-found"


def test_an_address_answers_its_methods_alone(client: Client) -> None:
    problem = client.get("/api/v1/search", "POST")
    assert (problem.json()["status"], problem.headers["allow"]) == (405, "GET")
    assert client.get("/api/v1/reindex").headers["allow"] == "POST"
    response = client.get("/search", "POST")
    assert response.status_code == 405
    assert "لا يُطلب هذا العنوان بهذه الطريقة" in response.text


@pytest.mark.parametrize("address", ["/search?q=a", "/api/v1/search"])
def test_an_unexpected_error_says_nothing_of_the_inside(
    failing_client: FailingClient, address: str
) -> None:
    response = failing_client(ZeroDivisionError("secret of the house")).get(address)
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert "ZeroDivision" not in response.text
    assert "content-security-policy" in response.headers


def test_an_unexpected_error_of_the_api_is_a_problem(failing_client: FailingClient) -> None:
    response = failing_client(ZeroDivisionError()).get("/api/v1/search")
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/docs#internal-error"


def test_pages_answer_head(client: Client) -> None:
    for address in ("/", "/search?q=a", "/docs"):
        assert client.get(address, "HEAD").status_code == 200
