import re
from collections.abc import Callable

from search import IndexMissing
from tests.web.client import Client


def test_readiness_tells_what_is_served(client: Client) -> None:
    response = client.get("/readyz")
    assert response.json() == {"status": "ready", "generation": "g1", "articles": 6}
    assert response.headers["cache-control"] == "no-store"


def test_without_an_index_nothing_is_ready(
    failing_client: Callable[[Exception], Client],
) -> None:
    client = failing_client(IndexMissing("none"))
    response = client.get("/readyz")
    assert (response.status_code, response.json()["type"]) == (503, "/docs#index-missing")
    assert client.get("/healthz").status_code == 200
    assert "arshif_articles 0.0" in client.get("/metrics").text


def test_requests_are_counted_by_route_and_status(client: Client) -> None:
    addresses = ("/api/v1/search", "/api/v1/search", "/api/v1/search?page=0", "/articles/bare")
    for address in (*addresses, "/nowhere/1", "/nowhere/2", "/articles/%22%7d%0a", "/static/x"):
        client.get(address)
    client.get("/", "BREW")
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    counts = dict(re.findall(r"^arshif_requests_total\{(.+)\} (\S+)$", response.text, re.M))
    assert counts == {
        'method="GET",route="/api/v1/search",status="200"': "2.0",
        'method="GET",route="/api/v1/search",status="400"': "1.0",
        'method="GET",route="/articles/{article_id:id}",status="200"': "1.0",
        'method="GET",route="/articles/{article_id:id}",status="404"': "1.0",
        'method="GET",route="other",status="404"': "2.0",
        'method="GET",route="/static",status="404"': "1.0",
        'method="other",route="/",status="405"': "1.0",
    }
    assert 'arshif_generation{name="g1"} 1.0' in response.text
    assert 'arshif_request_seconds_count{route="/api/v1/search"} 3.0' in response.text


def test_two_apps_count_apart(client_with: Callable[..., Client]) -> None:
    one, other = client_with(), client_with()
    one.get("/")
    assert 'route="/"' not in other.get("/metrics").text
