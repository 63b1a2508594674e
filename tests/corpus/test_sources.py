import gzip
import io
import json
import os
from pathlib import Path

import pytest

from corpus import (
    SAMPLE_DIRECTORY,
    CorpusError,
    Options,
    Record,
    Skipped,
    SourceFile,
    SourceMissing,
    find_files,
    read_file,
    read_sources,
    size_on_disk,
    watch_reading,
)
from tests.corpus.packing import make_zip

ARTICLE = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة."


def write(path: Path, data: bytes = ARTICLE.encode()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def reasons(path: Path) -> list[str]:
    return [outcome.reason for outcome in read_sources([path]) if isinstance(outcome, Skipped)]


def test_files_are_found_in_a_fixed_order(tmp_path: Path) -> None:
    names = ["ب/2.txt", "أ/1.txt", "أ/10.txt", "c.jsonl", "أ/أ/3.txt"]
    for name in names:
        write(tmp_path / name)
    found = [file.place for file in find_files([tmp_path])]
    assert found == ["c.jsonl", "أ/1.txt", "أ/10.txt", "أ/أ/3.txt", "ب/2.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / ".hidden.txt")
    write(tmp_path / ".git" / "1.txt")
    assert find_files([tmp_path]) == []


def test_file_named_itself_is_known_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "سياسة" / "1.txt")
    assert find_files([path]) == [SourceFile(str(path), "1.txt")]


def test_file_found_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "سياسة" / "1.txt")
    assert [file.place for file in find_files([tmp_path, path, tmp_path])] == ["سياسة/1.txt"]


def test_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    with pytest.raises(SourceMissing, match="check the spelling") as caught:
        read_sources([tmp_path, tmp_path / "none"])
    assert isinstance(caught.value, CorpusError)
    assert caught.value.path == tmp_path / "none"
    assert "none" in str(caught.value)


def test_every_file_goes_to_its_reader(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    write(tmp_path / "2.jsonl", json.dumps({"title": "ثان"}).encode())
    write(tmp_path / "3.jsonl.gz", gzip.compress(json.dumps({"title": "ثالث"}).encode()))
    titles = [
        outcome.document.title
        for outcome in read_sources([tmp_path])
        if isinstance(outcome, Record)
    ]
    assert titles == ["عنوان الخبر", "ثان", "ثالث"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"%PDF", "no reader for .pdf files yet"),
        ("README", b"text", "not an article by its name: it speaks of the other files"),
        ("a.txt", b"", "the file is empty"),
        ("a.jsonl", b"\n \n", "the file is empty"),
        ("a.jsonl.gz", gzip.compress(b"", mtime=0), "the file is empty"),
    ],
)
def test_file_without_records_is_skipped_with_the_reason(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = write(tmp_path / name, data)
    (outcome,) = read_sources([tmp_path])
    assert isinstance(outcome, Skipped)
    assert (outcome.origin.path, outcome.reason) == (str(path), reason)


def test_linked_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "1.txt")
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "link").symlink_to(tmp_path / "elsewhere")
    assert reasons(archive) == ["a link to a folder is not followed"]
    assert len(list(read_sources([archive / "link"]))) == 1


def test_linked_file_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "elsewhere" / "1.txt")
    link = tmp_path / "archive" / "2.txt"
    link.parent.mkdir()
    link.symlink_to(path)
    (outcome,) = read_sources([link.parent])
    assert isinstance(outcome, Record)


def test_broken_link_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "1.txt").symlink_to(tmp_path / "none")
    assert reasons(tmp_path) == ["the file cannot be read: No such file or directory"]


def test_pipe_is_skipped_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "1.txt")
    assert reasons(tmp_path) == ["not a regular file: a pipe"]


def test_file_that_may_not_be_read_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom no permission stops.
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path / "1.txt")
    monkeypatch.setattr("io.FileIO", refuse)
    monkeypatch.setattr("os.open", refuse)
    assert reasons(tmp_path) == ["the file cannot be read: Permission denied"]


def test_folder_that_may_not_be_listed_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.scandir", refuse)
    assert reasons(tmp_path) == ["the folder cannot be listed"]


def test_file_that_vanishes_is_skipped(tmp_path: Path) -> None:
    file = SourceFile(str(tmp_path / "none.txt"), "none.txt")
    (outcome,) = read_file(file)
    assert isinstance(outcome, Skipped)
    assert size_on_disk(file) == 0


def test_names_that_are_not_utf_8_are_read(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("رياضة".encode("cp1256"))
    write(folder / "1.txt")
    (outcome,) = read_sources([tmp_path])
    assert isinstance(outcome, Record)
    assert outcome.document.section == "رياضة"
    assert outcome.origin.path.endswith("رياضة/1.txt")


def test_watched_bytes_are_those_of_the_files_found(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.txt")
    files = find_files([tmp_path])
    steps: list[int] = []
    with watch_reading(steps.append):
        assert sum(1 for file in files for _ in read_file(file)) == 3
    assert sum(steps) == sum(size_on_disk(file) or 0 for file in files) > 0


def test_standard_input_is_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = gzip.compress(json.dumps({"title": "من الأنبوب"}).encode() + b"\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped)))
    write(tmp_path / "1.txt")
    files = find_files([Path("-"), tmp_path, Path("-")])
    assert [str(file.path) for file in files] == ["-", f"{tmp_path}/1.txt"]
    assert size_on_disk(files[0]) is None
    (outcome,) = read_file(files[0])
    assert isinstance(outcome, Record)
    assert (str(outcome.origin), outcome.document.title) == ("-:1", "من الأنبوب")


def test_zip_on_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = make_zip({"1.txt": ARTICLE.encode()})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed)))
    (outcome,) = read_sources([Path("-")])
    assert str(outcome.origin) == "-!1.txt"


def test_options_go_with_every_file(tmp_path: Path) -> None:
    write(tmp_path / "dump", b'{"title": "a"}')
    options = Options(format="jsonl")
    (file,) = find_files([tmp_path], options)
    assert file.options is options
    (outcome,) = read_file(file)
    assert isinstance(outcome, Record)


def test_unknown_format_is_the_reason_of_every_file(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    (file,) = find_files([tmp_path], Options(format="docx"))
    (outcome,) = read_file(file)
    assert isinstance(outcome, Skipped)
    assert outcome.reason.startswith("no such format: docx; known are ")


def test_bundled_sample_is_read_completely() -> None:
    outcomes = list(read_sources([SAMPLE_DIRECTORY]))
    assert [outcome for outcome in outcomes if isinstance(outcome, Skipped)] == []
    assert all(isinstance(outcome, Record) and outcome.document.title for outcome in outcomes)
    assert all(isinstance(outcome, Record) and outcome.document.body for outcome in outcomes)
