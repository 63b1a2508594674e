"""The example of docs/configuration.md is indexed as it says, and every key is explained there."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.app import app
from corpus import FORMATS
from indexer import read_configuration
from indexer.configuration_keys import KEYS
from indexer.gathering import gather_files
from search import SearchRequest, open_engine

DOCS = Path(__file__).parents[2] / "docs"
MANUAL = (DOCS / "configuration.md").read_text("utf-8")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the example, and the files that it names."""
    (example,) = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    (tmp_path / "arshif.toml").write_text(example, "utf-8")
    for folder in ("marfaa", "dumps", "more/2017"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "marfaa" / "1.txt").write_text("خبر من المرفأ\nنص الخبر من المرفأ.\n", "utf-8")
    article = {"title": "خبر من المدينة", "مادة": "نص الخبر.", "meta": {"day": "31/3/2017"}}
    dump = json.dumps([article], ensure_ascii=False)
    (tmp_path / "dumps" / "1.json").write_text(dump, "windows-1256")
    table = "العنوان,مادة\nخبر من القرية,نص آخر.\n"
    (tmp_path / "more" / "2017" / "1.csv").write_text(table, "windows-1256")
    (tmp_path / "export.data").write_text('{"title": "خبر من السوق"}\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARSHIF_INDEX", raising=False)
    return tmp_path


def test_example_is_indexed_as_the_manual_says(archive: Path) -> None:
    result = CliRunner().invoke(app, ["index"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    with open_engine(archive / "archive-index") as engine:
        hits = {hit.title: hit for hit in engine.search(SearchRequest("")).hits}
        assert set(hits) == {
            f"خبر من {place}" for place in ("المرفأ", "المدينة", "القرية", "السوق")
        }
        assert (hits["خبر من المرفأ"].source, hits["خبر من المرفأ"].section) == ("المرفأ", "محلي")
        assert str(hits["خبر من المدينة"].date) == "2017-03-31"


def test_every_key_and_format_is_explained() -> None:
    keys = [key for table in KEYS.values() for key in table]
    assert all(f"`{key}`" in MANUAL or f"[{key}]" in MANUAL for key in keys)
    formats = (DOCS / "formats.md").read_text("utf-8")
    ours = ("json", "jsonl", "ndjson", "csv", "tsv", "tab", "parquet", "pq", "md", "markdown")
    assert set(ours) <= set(FORMATS)
    assert all(f".{name}" in formats for name in ours)


def test_example_names_what_is_there(archive: Path) -> None:
    configuration = read_configuration(archive / "arshif.toml")
    assert configuration.index == archive / "archive-index"
    assert len(gather_files(configuration.sources, configuration.index)) == 4
