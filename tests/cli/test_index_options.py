"""`arshif index` with a configuration, maps, strict and dry runs."""

import json
from pathlib import Path

import pytest

RECORDS = [{"id": "1", "head": "خبر", "مادة": "نص الخبر"}, {"id": "2", "head": "خبر", "مادة": "نص"}]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Write an array of two articles with names of its own."""
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(RECORDS), "utf-8")
    return path


def served(indexes, name="arshif-index"):
    return [(article.id, article.body) for article in indexes.shelves[name].served]


def test_map_names_a_field(run, indexes, dump):
    result = run("index", "dump.json", "--map", "body=مادة", "--map", "section=desk_name")
    assert result.exit_code == 0
    assert served(indexes) == [("1", "نص الخبر"), ("2", "نص")]
    assert "1  map" in result.stdout
    assert "dump.json: no record has a field 'desk_name'" in result.stdout


def test_encoding_is_believed(run, indexes, tmp_path):
    text = "title,text\nخبر,نص\n"
    (tmp_path / "a.csv").write_bytes(text.encode("iso8859-6"))
    assert run("index", "a.csv", "--encoding", "iso8859-6").exit_code == 0
    assert [article.title for article in indexes.shelves["arshif-index"].served] == ["خبر"]


def test_configuration_is_taken_where_no_source_is_named(run, indexes, dump, tmp_path):
    (tmp_path / "arshif.toml").write_text(
        '[index]\npath = "made"\nworkers = 2\n'
        '[[sources]]\npath = "*.json"\nname = "المرفأ"\nmap = { body = "مادة" }\n',
        "utf-8",
    )
    assert run("index").exit_code == 0
    (shelf,) = indexes.shelves.values()
    assert {article.source for article in shelf.served} == {"المرفأ"}
    assert indexes.options == [(False, 2)]
    result = run("index", "--config", "arshif.toml", "--index", "elsewhere", "--workers", "1")
    assert result.exit_code == 0
    assert served(indexes, "elsewhere") == [("1", "نص الخبر"), ("2", "نص")]
    assert indexes.options[-1] == (False, 1)


def test_dry_run_writes_nothing(run, indexes, dump, tmp_path):
    (tmp_path / "bad.json").write_text("{", "utf-8")
    before = sorted(tmp_path.iterdir())
    result = run("index", "dump.json", "bad.json", "--dry-run", "--map", "body=مادة")
    assert result.exit_code == 0
    assert "indexed    2 articles" in result.stdout
    assert "bad.json:1" in result.stdout
    assert "published" not in result.stdout
    assert result.stdout.endswith("a dry run: no index was written\n")
    assert not indexes.shelves
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_strict_run_fails_at_the_first_skipped(run, indexes, dump, tmp_path, more):
    (tmp_path / "bad.json").write_text("{", "utf-8")
    result = run("index", "bad.json", "dump.json", "--strict", *more)
    assert result.exit_code == 1
    assert result.stderr.count("error: bad.json:1: the JSON is cut short") == 1
    assert "without --strict" in result.stderr
    assert not any(shelf.published for shelf in indexes.shelves.values())
    assert run("index", "dump.json", "--strict", *more).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            [],
            "name a SOURCE to index, a folder or a file, or describe your sources in",
        ),
        (["--config", "nowhere.toml"], "'nowhere.toml' does not exist"),
        (["dump.json", "--config", "empty.toml"], "name SOURCE or --config, not both"),
        (["--config", "empty.toml"], "empty.toml has no [[sources]]"),
        (
            ["--config", "empty.toml", "--map", "body=a"],
            "--map, --encoding and --format go with SOURCE",
        ),
        (["--config", "wrong.toml"], "has no key 'sauces'; did you mean 'sources'?"),
        (["dump.json", "--map", "body"], "write it as OURS=THEIRS"),
        (["dump.json", "--map", "bdy=a"], "there is no field 'bdy'; did you mean 'body'?"),
        (["dump.json", "--encoding", "arabi"], "there is no encoding 'arabi'; names are utf-8"),
    ],
)
def test_misuse_is_one_line_that_says_what_to_do(run, indexes, dump, tmp_path, arguments, words):
    (tmp_path / "empty.toml").write_text("", "utf-8")
    (tmp_path / "wrong.toml").write_text("[[sauces]]", "utf-8")
    result = run("index", *arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert not indexes.shelves
