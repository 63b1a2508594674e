"""`arshif copy`: an archive from one index to another."""

from pathlib import Path

from search import open_engine, open_maintenance, open_writer
from tests.indexes import article, publish


def _copied(run, *arguments: str) -> str:
    result = run("copy", *arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_copy_has_every_article_as_it_was(run, tmp_path: Path):
    articles = [article(n, "عنوان", f"نص {n} \ud800", section="سياسة") for n in range(30)]
    publish(tmp_path / "one", articles)
    with open_writer(tmp_path / "one", update=True) as writer:
        writer.delete("7")
        writer.verify()
        writer.publish()
    assert "29 articles" in _copied(run, "one", "two")
    kept = [each for each in articles if each.id != "7"]
    assert list(open_maintenance("two").articles()) == kept


def test_what_was_there_stays_for_the_way_back(run, tmp_path: Path):
    publish(tmp_path / "one", [article(1)])
    publish(tmp_path / "two", [article(2)])
    _copied(run, "one", "two")
    assert open_maintenance("two").roll_back().articles == 1
    with open_engine("two") as engine:
        assert [each.id for each in engine.catalogue()] == ["2"]


def test_nothing_to_copy_makes_no_folder(run, tmp_path: Path):
    result = run("copy", "nowhere", "two")
    assert result.exit_code == 1
    assert "arshif index" in result.stderr
    assert not (tmp_path / "two").exists()


def test_index_is_not_copied_onto_itself(run, tmp_path: Path):
    publish(tmp_path / "one", [article(1)])
    result = run("copy", "one", "one")
    assert result.exit_code == 1
    assert "arshif reindex" in result.stderr


def test_cluster_that_is_away_is_one_line(run, monkeypatch):
    monkeypatch.setattr("search.opensearch.generations.QUICK_SECONDS", 0.1)
    result = run("copy", "opensearch+http://127.0.0.1:9/news", "two")
    assert result.exit_code == 1
    assert "does not answer" in result.stderr
    assert len(result.stderr.splitlines()) <= 3


def test_password_in_an_address_is_not_repeated(run):
    result = run("info", "--index", "opensearch://user:hidden@h/news")
    assert result.exit_code == 1
    assert "hidden" not in result.output
