"""Run a command line as the script would, with indexes in memory."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.app import app
from tests.cli.archive import write_archive
from tests.cli.memory import MemoryIndexes

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function from arguments to a result, in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("ARSHIF_INDEX", "ARSHIF_DEBUG", "ARSHIF_EXAMPLES"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str, piped: bytes = b"") -> Result:
        result = CliRunner().invoke(
            app, arguments, input=piped, prog_name="arshif", catch_exceptions=False
        )
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture
def indexes(monkeypatch: pytest.MonkeyPatch) -> MemoryIndexes:
    """Put indexes in memory in the place of search's."""
    memory = MemoryIndexes()
    for command in ("search", "serve", "analyze"):
        monkeypatch.setattr(f"cli.{command}.open_engine", memory.open_engine)
    monkeypatch.setattr("cli.index.open_writer", memory.open_writer)
    return memory


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Write the small archive into ./archive."""
    write_archive(tmp_path / "archive")
    return tmp_path / "archive"


@pytest.fixture
def indexed(run: Run, archive: Path) -> Path:
    """Index the archive into ./arshif-index with the real engine."""
    assert run("index", "archive").exit_code == 0
    return archive.parent / "arshif-index"


@pytest.fixture
def found_ids(run: Run) -> Callable[..., set[str]]:
    """Return a function from the arguments of a search to the ids of its hits."""

    def search(*arguments: str) -> set[str]:
        result = run("search", *arguments, "--json", "--size", "100")
        assert result.exit_code == 0
        return {hit["id"] for hit in json.loads(result.stdout)["hits"]}

    return search
