"""arshif.toml: what it may say, and what is said of mistakes in it."""

from pathlib import Path

import pytest

from corpus import Options, SourceMissing
from indexer import (
    Configuration,
    ConfigurationInvalid,
    Source,
    gather_files,
    read_configuration,
)

WHOLE = """
[index]
path = "../index"
workers = 3

[[sources]]
path = "marfaa/**/*.jsonl"
name = "المرفأ"
section = "سياسة"
encoding = "windows-1256"
format = "csv"
map = { body = "مادة", title = "headline.main" }

[[sources]]
paths = ["/archive/a", "b.csv"]

[cleaning]
"""


def read(folder: Path, text: str) -> Configuration:
    path = folder / "arshif.toml"
    path.write_text(text, "utf-8")
    return read_configuration(path)


def test_everything_it_may_say(tmp_path: Path) -> None:
    configuration = read(tmp_path, WHOLE)
    assert (configuration.index, configuration.workers) == (tmp_path.parent / "index", 3)
    first, second = configuration.sources
    assert first.paths == (tmp_path / "marfaa/**/*.jsonl",)
    assert first.options == Options(
        encoding="windows-1256",
        names={"مادة": "body", "headline.main": "title"},
        source="المرفأ",
        section="سياسة",
        format="csv",
    )
    assert second == Source((Path("/archive/a"), tmp_path / "b.csv"))


def test_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff") == Configuration()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[[source]]",
            "the file has no key 'source'; did you mean 'sources'? the keys are:",
        ),
        ("[[sources]]\npaht = 'a'", "[[sources]] has no key 'paht'; did you mean 'path'?"),
        ("[[sources]]\nname = 'a'", "[[sources]] needs a path"),
        ("[[sources]]\npath = ''", "[[sources]] path must be a text, not ''"),
        ("[[sources]]\npaths = []", "paths must be a list of texts"),
        ("[sources]\npath = 'a'", "sources must be tables, [[sources]]"),
        (
            "[[sources]]\npath = 'a'\nencoding = 'arabi'",
            "encoding must be an encoding, as windows",
        ),
        ("[[sources]]\npath = 'a'\nencoding = 'base64'", "encoding must be an encoding"),
        ("[[sources]]\npath = 'a'\nformat = 'xls'", "format must be one of txt, jsonl"),
        ("[[sources]]\npath = 'a'\nmap = { bdy = 'b' }", "no field 'bdy'; did you mean 'body'?"),
        ("[[sources]]\npath = 'a'\nmap = 'b'", "map must be a table of texts"),
        ("[index]\nworkers = 0", "[index] workers must be a whole number from 1, not 0"),
        ("[index]\nworkers = true", "workers must be a whole number"),
        ("[index]\ndir = 'a'", "[index] has no key 'dir'; the keys are: path, workers"),
        ("[cleaning]\nx = 1", "[cleaning] has no key 'x'; the keys are: recurring"),
        ("index = 3", "index must be a table"),
        ("[[sources]\n", "not valid TOML: "),
    ],
)
def test_mistakes_name_the_key_and_what_was_meant(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigurationInvalid) as caught:
        read(tmp_path, text)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'arshif.toml'}: ")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match="No such file"):
        read_configuration(tmp_path / "arshif.toml")
    (tmp_path / "arshif.toml").write_bytes("[index]\npath = 'أ'".encode("cp1256"))
    with pytest.raises(ConfigurationInvalid, match="save the file as UTF-8"):
        read_configuration(tmp_path / "arshif.toml")


def test_files_are_gathered_once_with_what_is_known_of_them(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/2.csv", "a/index/3.txt", "b/4.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    sources = [
        Source((tmp_path / "*" / "*.csv",), Options(source="أ")),
        Source((tmp_path / "a", tmp_path / "b" / "4.txt"), Options(source="ب")),
    ]
    files = gather_files(sources, tmp_path / "a" / "index")
    assert [(file.path.name, file.options.source) for file in files] == [
        *(("2.csv", "أ"), ("1.txt", "ب"), ("4.txt", "ب"))
    ]


def test_pattern_that_fits_nothing_and_index_as_source_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="csv"):
        gather_files([Source((tmp_path / "*.csv",))], tmp_path / "index")
    with pytest.raises(ConfigurationInvalid, match="the source and the index at once"):
        gather_files([Source((tmp_path,))], tmp_path)


def test_name_with_signs_of_a_pattern_is_a_name_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("x")
    (file,) = gather_files([Source((tmp_path / "a[1].txt",))], tmp_path / "index")
    assert file.path.name == "a[1].txt"
