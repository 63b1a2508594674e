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
    [
        ("ADMIN_TOKEN", "short"),
        ("ADMIN_TOKEN", "سر" * 16),
        ("ADMIN_TOKEN", "with spaces " * 4),
        ("RATE_LIMIT", "-1"),
        ("RATE_BURST", "0"),
        ("CACHE_BYTES", "-1"),
        ("LOG_JSON", "perhaps"),
        ("EXAMPLES", "أسعار القمح"),
        ("EXAMPLES", '"أسعار القمح"'),
        ("CORS_ORIGINS", '[["*"]]'),
        ("TRUSTED_PROXIES", "[10.0.0.0/8]"),
    ],
)
def test_a_bad_setting_is_said_at_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"ARSHIF_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_a_token_that_is_refused_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARSHIF_ADMIN_TOKEN", "too-short")
    with pytest.raises(ValidationError) as raised:
        Settings()
    assert "too-short" not in str(raised.value)


def test_the_environment_says_who_looks_after_the_archive(
    index: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    token = "0123456789abcdef"
    monkeypatch.setenv("ARSHIF_ADMIN_TOKEN", token)
    monkeypatch.setenv("ARSHIF_CONFIG", str(tmp_path / "missing.toml"))
    client = Client(create_default_app())
    answer = client.post("/api/v1/reindex", authorization=f"Bearer {token}")
    assert answer.status_code == 409
    assert str(tmp_path / "missing.toml") in answer.json()["detail"]
    monkeypatch.delenv("ARSHIF_ADMIN_TOKEN")
    assert Client(create_default_app()).get("/admin").status_code == 403


def test_every_setting_is_in_the_manual() -> None:
    manual = Path(__file__).parents[2] / "docs" / "serving.md"
    described = manual.read_text("utf-8")
    for name in set(Settings.model_fields) - {"index", "examples"}:
        assert f"`ARSHIF_{name.upper()}`" in described


def test_an_empty_variable_is_as_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(f"ARSHIF_{name.upper()}", "")
    assert Settings() == Settings.model_construct()
    assert Settings().examples == () and Settings().admin_token is None


def test_a_list_that_is_no_json_is_told_how_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARSHIF_EXAMPLES", "قمح")
    with pytest.raises(ValidationError, match=r'\["one", "another"\]'):
        Settings()
