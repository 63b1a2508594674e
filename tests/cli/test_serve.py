"""`arshif serve` and `arshif demo`: checked first, announced once they answer."""

import os
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
import uvicorn

from cli import demo, serve
from search import Article

INDEX = "arshif-index"


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Put a server that stops at once in the place of the web application."""
    started: list[dict[str, str]] = []

    async def app(scope, receive, send):
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})

    def create():
        started.append({name: os.environ.get(name, "") for name in VARIABLES})
        return app

    async def stop(self):
        self.should_exit = True

    def run_in_thread(self, sockets=None):
        # The browser tests leave an event loop running in the main thread.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(original_run, self, sockets).result()

    original_run = uvicorn.Server.run
    monkeypatch.setattr(uvicorn.Server, "run", run_in_thread)
    for name in VARIABLES:
        monkeypatch.setenv(name, "")
    monkeypatch.setattr("tests.cli.test_serve.create", create, raising=False)
    monkeypatch.setattr(serve, "APPLICATION", "tests.cli.test_serve:create")
    monkeypatch.setattr(uvicorn.Server, "main_loop", stop)
    return started


VARIABLES = ("ARSHIF_INDEX", "ARSHIF_EXAMPLES", "ARSHIF_CONFIG")


def test_address_is_printed_and_the_index_is_told(run, indexes, application, tmp_path):
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    result = run("serve", "--port", "0", "--index", INDEX)
    assert result.exit_code == 0
    assert "1 article of arshif-index at http://127.0.0.1:" in result.stdout
    told = {"ARSHIF_INDEX": str(tmp_path / INDEX), "ARSHIF_EXAMPLES": "", "ARSHIF_CONFIG": ""}
    assert application == [told]


def test_configuration_is_named_to_the_server(run, indexes, application, tmp_path):
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    missing = run("serve", "--port", "0", "--index", INDEX, "--config", "mine.toml")
    assert (missing.exit_code, application) == (2, [])
    (tmp_path / "mine.toml").write_text("")
    assert run("serve", "--port", "0", "--index", INDEX, "--config", "mine.toml").exit_code == 0
    assert application[0]["ARSHIF_CONFIG"] == str(tmp_path / "mine.toml")


def test_settings_that_are_not_valid_are_named_without_their_values(
    run, indexes, monkeypatch, application
):
    monkeypatch.setenv("ARSHIF_ADMIN_TOKEN", "my-secret")
    monkeypatch.setenv("ARSHIF_RATE_BURST", "0")
    monkeypatch.delenv("ARSHIF_EXAMPLES")
    monkeypatch.setattr(serve, "APPLICATION", "web.app:create_default_app")
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    result = run("serve", "--port", "0", "--index", INDEX)
    assert result.exit_code == 1
    assert "error: ARSHIF_ADMIN_TOKEN: use 16 ASCII characters at least" in result.stderr
    assert "ARSHIF_RATE_BURST: Input should be" in result.stderr
    assert "my-secret" not in result.output


def test_missing_index_is_said_before_anything_starts(run, indexes, application):
    result = run("serve", "--index", "nowhere")
    assert result.exit_code == 1
    assert "there is no index in nowhere" in result.stderr
    assert not application


def test_port_in_use_names_the_option(run, indexes, application):
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        result = run("serve", "--port", port, "--index", INDEX)
    assert result.exit_code == 1
    assert result.stderr == (
        f"error: cannot listen on 127.0.0.1 port {port}: address already in use; "
        "choose another with --port\n"
    )


def test_unknown_host_is_one_line(run, indexes, application):
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    result = run("serve", "--host", "no.such.host.invalid", "--index", INDEX)
    assert result.exit_code == 1
    assert "cannot listen on no.such.host.invalid" in result.stderr


def test_application_that_does_not_start_is_one_line(run, indexes, application, monkeypatch):
    async def broken(scope, receive, send):
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "no templates"})

    monkeypatch.setattr("tests.cli.test_serve.create", lambda: broken)
    indexes.publish(INDEX, Article("1", "عنوان", "نص"))
    result = run("serve", "--port", "0", "--index", INDEX)
    assert result.exit_code == 1
    assert "error: the web application did not start" in result.stderr


def test_demo_indexes_the_sample_and_serves_it(run, indexes, application):
    result = run("demo", "--port", "0")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("indexed ")
    assert "articles of demo-index at http://127.0.0.1:" in lines[1]
    assert [line.strip() for line in lines[3:6]] == list(demo.EXAMPLES)
    assert demo.EXAMPLES[0] in application[0]["ARSHIF_EXAMPLES"].encode().decode("unicode_escape")
