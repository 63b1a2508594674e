import pytest

from tests.web.client import Client
from web.rendering import STATIC, static_url

NAMES = sorted(path.name for path in STATIC.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_what_it_is_in_any_coding(client: Client, name: str) -> None:
    for coding in ("identity", "gzip", "br"):
        response = client.get(static_url(name), accept_encoding=coding)
        assert response.content == (STATIC / name).read_bytes()
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["vary"] == "accept-encoding"
    assert response.headers["content-encoding"] == "br"


def test_kinds_are_told(client: Client) -> None:
    assert client.get("/static/app.css").headers["content-type"] == "text/css; charset=utf-8"
    assert client.get("/static/reading.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/static/icon.svg").headers["content-type"] == "image/svg+xml"


def test_without_its_digest_a_file_is_asked_for_again(client: Client) -> None:
    response = client.get("/static/app.css")
    assert response.headers["cache-control"] == "public, no-cache"
    again = client.get("/static/app.css", if_none_match=response.headers["etag"])
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name",
    ["", "nothing.css", "../app.py", "%2e%2e/app.py", "..%2fapp.py", "app.css/", "app.css%00"],
)
def test_nothing_else_is_there(client: Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_files_are_only_read(client: Client) -> None:
    response = client.get("/static/app.css", "POST")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
