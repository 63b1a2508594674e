"""The app as a whole: made from the environment, and on an index that comes and changes."""

from pathlib import Path

import anyio
import httpx
import pytest

from search import Article, open_writer
from tests.web.articles import ARTICLES, CUP, PORT
from tests.web.client import Client, run_aside
from tests.web.fake import FakeEngine
from web.app import create_app, create_default_app
from web.engines import Engines, engines_at


def publish(index: Path, *articles: Article) -> None:
    with open_writer(index) as writer:
        for article in articles:
            writer.add(article)
        writer.verify()
        writer.publish()


def total(client: Client) -> int:
    response = client.get("/api/v1/search")
    assert response.status_code == 200, response.text
    return int(response.json()["total"])


def test_an_index_is_served_as_soon_as_it_is_published(tmp_path: Path) -> None:
    client = Client(create_app(engines_at(tmp_path / "index")))
    assert client.get("/").status_code == 503
    publish(tmp_path / "index", PORT)
    assert client.get("/").status_code == 200
    assert total(client) == 1
    publish(tmp_path / "index", PORT, CUP)
    assert total(client) == 2


def test_the_environment_names_the_index_and_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "index", PORT)
    monkeypatch.setenv("ARSHIF_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("ARSHIF_EXAMPLES", '["أسعار القمح"]')
    home = Client(create_default_app()).page("/")
    assert "أسعار القمح" in home.links
    assert "مقالة واحدة" in home.text


def test_without_an_environment_the_index_is_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARSHIF_INDEX", raising=False)
    monkeypatch.delenv("ARSHIF_EXAMPLES", raising=False)
    publish(tmp_path / "arshif-index", PORT)
    assert total(Client(create_default_app())) == 1


def test_liveness_says_nothing_about_the_index(tmp_path: Path) -> None:
    client = Client(create_app(engines_at(tmp_path)))
    for method in ("GET", "HEAD"):
        assert client.get("/healthz", method).status_code == 200
    assert client.get("/healthz").json() == {"status": "ok"}


def test_two_apps_share_nothing(tmp_path: Path) -> None:
    publish(tmp_path / "one", PORT)
    publish(tmp_path / "two", PORT, CUP)
    one, two = (Client(create_app(engines_at(tmp_path / name))) for name in ("one", "two"))
    assert (total(one), total(two)) == (1, 2)


def test_requests_go_on_while_generations_come_and_go() -> None:
    """The fake asserts that nobody searches a closed engine."""
    opened: list[FakeEngine] = []
    answers: list[int] = []
    published = 0

    def opener() -> FakeEngine:
        opened.append(FakeEngine(ARTICLES))
        return opened[-1]

    engines = Engines(opener, lambda: published)
    transport = httpx.ASGITransport(create_app(engines))

    async def visit() -> None:
        nonlocal published
        async with httpx.AsyncClient(transport=transport, base_url="http://arshif") as client:
            for address in ("/", "/search?q=طرابلس", "/articles/bare", "/api/v1/search"):
                answers.append((await client.get(address)).status_code)
                published += 1

    async def visit_together() -> None:
        async with anyio.create_task_group() as visits:
            for _ in range(20):
                visits.start_soon(visit)

    run_aside(visit_together)
    engines.close()
    assert answers == [200] * 80
    assert len(opened) > 1
    assert {engine.times_closed for engine in opened} == {1}
