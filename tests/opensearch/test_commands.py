"""The commands on a cluster: only the address differs."""

from functools import partial

import pytest
from typer.testing import CliRunner

from cli.app import app
from indexer import Source, Watch
from search import local_folder, open_maintenance, open_writer
from tests.indexes import publish
from tests.opensearch.archive import archive

pytestmark = pytest.mark.opensearch


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments, prog_name="arshif")
    assert result.exit_code == 0, result.output
    return result.stdout


def test_archive_goes_there_and_back(address, tmp_path):
    articles = archive(120)
    first, last = str(tmp_path / "first"), str(tmp_path / "last")
    publish(first, articles)
    _run("copy", first, address)
    _run("copy", address, last)
    assert list(open_maintenance(last).articles()) == articles


def test_every_command_takes_the_address(address, tmp_path):
    sources = tmp_path / "news"
    sources.mkdir()
    for number in range(5):
        (sources / f"{number}.txt").write_text(
            f"خبر الوزير {number}\n\nنص الخبر {number} هنا", "utf-8"
        )
    assert address.rpartition("/")[2] in _run("index", str(sources), "--index", address)
    (sources / "0.txt").write_text("خبر آخر\n\nنص جديد تماما", "utf-8")
    assert "1 added, 0 replaced, 4 unchanged" in _run(
        "index", "--update", str(sources), "--index", address
    )
    assert "6 in " in _run("info", "--index", address)
    assert "is whole" in _run("verify", "--index", address)
    assert "الوزير" in _run("search", "وزير", "--index", address)
    assert "وزير" in _run("analyze", "الوزير", "--index", address)
    assert "no two of 6 articles" in _run("duplicates", "--index", address)
    _run("regraph", "--index", address)
    _run("reindex", "--index", address)
    assert "is served again" in _run("rollback", "--index", address)
    assert len(_run("export", "--index", address).splitlines()) == 6


def test_folders_are_followed(address, tmp_path, monkeypatch):
    monkeypatch.setenv("ARSHIF_STATE", str(tmp_path / "state"))
    sources = tmp_path / "news"
    sources.mkdir()
    (sources / "1.txt").write_text("خبر أول\n\nنص الخبر الأول", "utf-8")
    (sources / "2.txt").write_text("خبر ثان\n\nنص الخبر الثاني", "utf-8")

    def follow() -> list[str]:
        follower = Watch(
            [Source((sources,))], local_folder(address), partial(open_writer, address, update=True)
        )
        follower.update()
        return sorted(each.title for each in open_maintenance(address).articles())

    assert follow() == ["خبر أول", "خبر ثان"]
    (sources / "2.txt").unlink()
    assert follow() == ["خبر أول"]
