import pytest

from tests.web.client import Client

ADDRESSES = (
    *("/", "/search?q=طرابلس", "/articles/bare", "/docs", "/nowhere", "/healthz", "/readyz"),
    *("/api/v1/search?q=طرابلس", "/api/v1/facets", "/api/v1/articles/bare", "/openapi.json"),
    *("/static/app.css", "/api/v1/search?page=0"),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_is_get_without_a_body(client: Client, address: str) -> None:
    got, head = client.get(address), client.get(address, "HEAD")
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("content-type", "content-length", "etag", "cache-control"):
        assert head.headers.get(name) == got.headers.get(name)
