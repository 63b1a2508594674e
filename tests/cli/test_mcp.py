"""`arshif mcp`: what is said before the protocol begins."""

import sys
from pathlib import Path

import pytest


def test_missing_package_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "mcp"]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.startswith("web.tools")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    result = run("mcp")
    assert result.exit_code == 1
    assert "pip install 'arshif[mcp]'" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("site", ["archive.example", "ftp://archive.example", "https://a?b", ""])
def test_site_has_to_be_an_address(run, site: str) -> None:
    result = run("mcp", "--site", site)
    assert result.exit_code == 2
    assert "is not an address like https://archive.example" in result.stderr


def test_index_and_site_are_handed_on(run, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Path, str]] = []
    monkeypatch.setattr("web.tools.serve", lambda *given: served.append(given))
    run("mcp", "--index", "somewhere", "--site", "https://archive.example/news/")
    run("mcp")
    assert served == [
        ("somewhere", "https://archive.example/news"),
        ("arshif-index", ""),
    ]
