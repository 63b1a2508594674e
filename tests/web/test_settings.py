"""Every setting reaches what it is for, from the environment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from search import open_writer
from tests.web.articles import PORT
from tests.web.client import Client
from web.app import create_default_app
from web.settings import Settings


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with open_writer(tmp_path / "index", workers=0) as writer:
        writer.add(PORT)
        writer.verify()
        writer.publish()
    monkeypatch.setenv("ARSHIF_INDEX", str(tmp_path / "index"))
    return tmp_path / "index"


def test_the_environment_says_who_may_ask_and_how_often(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARSHIF_CORS_ORIGINS", '["https://a.example"]')
    monkeypatch.setenv("ARSHIF_RATE_LIMIT", "0.1")
    monkeypatch.setenv("ARSHIF_RATE_BURST", "1")
    monkeypatch.setenv("ARSHIF_TRUSTED_PROXIES", '["127.0.0.1"]')
    client = Client(create_default_app())
    first = client.get("/api/v1/search", origin="https://a.example", x_forwarded_for="1.1.1.1")
    assert first.headers["access-control-allow-origin"] == "https://a.example"
    asked = [client.get("/", x_forwarded_for=each).status_code for each in ("1.1.1.1", "1.1.1.2")]
    assert asked == [429, 200]


@pytest.mark.parametrize(
    ("name", "value"),
    [("RATE_LIMIT", "-1"), ("RATE_BURST", "0"), ("CACHE_BYTES", "-1"), ("LOG_JSON", "perhaps")],
)
def test_a_bad_setting_is_said_at_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"ARSHIF_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_every_setting_is_in_the_manual() -> None:
    manual = Path(__file__).parents[2] / "docs" / "serving.md"
    described = manual.read_text("utf-8")
    for name in set(Settings.model_fields) - {"index", "examples"}:
        assert f"`ARSHIF_{name.upper()}`" in described
