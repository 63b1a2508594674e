from collections.abc import Callable

import pytest

from tests.web.client import Client

ORIGIN = "https://reader.example"


def test_no_site_reads_the_api_by_default(client: Client) -> None:
    response = client.get("/api/v1/search", origin=ORIGIN)
    assert not [name for name in response.headers if name.startswith("access-control")]
    asked = client.get("/api/v1/search", "OPTIONS", access_control_request_method="GET")
    assert asked.status_code == 405


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/search?page=0"])
def test_an_origin_of_the_settings_does(client_with: Callable[..., Client], address: str) -> None:
    client = client_with(cors_origins=(ORIGIN,))
    for _ in range(2):
        allowed = client.get(address, origin=ORIGIN).headers
        assert allowed["access-control-allow-origin"] == ORIGIN
        assert "etag" in allowed["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in allowed
        other = client.get(address, origin="https://evil.example").headers
        assert "access-control-allow-origin" not in other
        assert "origin" in allowed["vary"].lower()


def test_pages_are_never_shared(client_with: Callable[..., Client]) -> None:
    response = client_with(cors_origins=("*",)).get("/", origin=ORIGIN)
    assert "access-control-allow-origin" not in response.headers


def test_any_origin_may_be_let_in(client_with: Callable[..., Client]) -> None:
    client = client_with(cors_origins=("*",))
    asked = client.get(
        "/api/v1/search", "OPTIONS", origin=ORIGIN, access_control_request_method="GET"
    )
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, "*")
    post = client.get(
        "/api/v1/search", "OPTIONS", origin=ORIGIN, access_control_request_method="POST"
    )
    assert post.status_code == 400
