"""Everything that goes wrong in a folder is counted, named and explained; the rest is read."""

import gzip
import io
import json
import os
import socket
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import Record, Skipped, SourceFile, find_files, read_file, read_sources, streams
from tests.corpus.packing import make_tar, make_zip, write

ARTICLE = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة.\n".encode()
GOOD = "zz-good.jsonl"


def line(title: object) -> bytes:
    return json.dumps({"title": str(title), "body": "نص"}).encode() + b"\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder with one good file, which is read last."""
    write(tmp_path, GOOD, line("good"))
    return tmp_path


def read_beside_good(archive: Path) -> list[Record | Skipped]:
    """Return the outcomes but that of the good file, which must have been read."""
    *outcomes, good = read_sources([archive])
    assert isinstance(good, Record)
    assert good.document.title == "good"
    return outcomes


def only_reason(archive: Path) -> tuple[str, str]:
    (outcome,) = read_beside_good(archive)
    assert isinstance(outcome, Skipped)
    return str(Path(str(outcome.origin)).relative_to(archive)), outcome.reason


def test_truncated_gz(archive: Path) -> None:
    packed = gzip.compress(b"".join(map(line, os.urandom(9999))))
    write(archive, "1.jsonl.gz", packed[: len(packed) // 2])
    *records, broken = read_beside_good(archive)
    assert len(records) > 3000
    assert all(isinstance(outcome, Record) for outcome in records[:-1])
    assert isinstance(broken, Skipped)
    assert broken.reason == "the compressed file is cut short"
    assert broken.origin.line == len(records) + 1


def test_link_to_itself(archive: Path) -> None:
    (archive / "1.txt").symlink_to(archive / "1.txt")
    place, reason = only_reason(archive)
    assert (place, reason.partition(": ")[0]) == ("1.txt", "the file cannot be read")
    assert "symbolic links" in reason


def test_folder_that_links_to_one_above_it(archive: Path) -> None:
    write(archive, "a/1.jsonl", line(1))
    (archive / "a" / "loop").symlink_to(archive)
    record, skipped = read_beside_good(archive)
    assert isinstance(record, Record)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "a link to a folder is not followed"


def test_pipe_and_socket_are_not_waited_for(archive: Path, monkeypatch) -> None:
    os.mkfifo(archive / "1.txt")
    monkeypatch.chdir(archive)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("2.txt")
        outcomes = read_beside_good(archive)
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Skipped)] == [
        "not a regular file: a pipe",
        "not a regular file: a socket",
    ]


def test_folder_called_as_a_file(archive: Path) -> None:
    write(archive, "x.txt/1.jsonl", line(1))
    write(archive, "y.zip/1.jsonl", line(2))
    titles = [
        outcome.document.title
        for outcome in read_beside_good(archive)
        if isinstance(outcome, Record)
    ]
    assert titles == ["1", "2"]


def test_nul_bytes(archive: Path) -> None:
    write(archive, "1.txt", ARTICLE.replace(b" ", b"\0"))
    write(archive, "2.jsonl", line(1) + b'{"title": "\0"}\n' + b"\0" * 100 + b"\n" + line(2))
    outcomes = read_beside_good(archive)
    assert [type(outcome) for outcome in outcomes] == [Skipped, Record, Skipped, Skipped, Record]
    assert all(outcome.reason for outcome in outcomes if isinstance(outcome, Skipped))


@pytest.mark.parametrize("name", ["1.jsonl", "1.txt", "1.jsonl.gz", "1"])
def test_line_without_end_is_read_in_bounded_memory(
    archive: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # As 200 MB are to the real limit, so are 50 MB to a quarter of it.
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 4 << 20)
    data = b'{"title": "' + b"x" * (50 << 20) + b'"}\n'
    write(archive, name, gzip.compress(data, 1) if name.endswith(".gz") else data)
    del data
    tracemalloc.start()
    (outcome,) = read_beside_good(archive)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(outcome, Skipped)
    assert peak < 3 * streams.MAX_RECORD_BYTES


def test_lines_behind_one_without_end_are_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 1 << 16)
    write(archive, "1.jsonl", line(1) + b"[" * (1 << 20) + b"\n" + line(3))
    first, skipped, third = read_beside_good(archive)
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert isinstance(skipped, Skipped)
    assert (skipped.origin.line, skipped.reason) == (2, "the line is too long for one article")
    assert third.origin.line == 3


def test_deeply_nested_json(archive: Path) -> None:
    write(archive, "1.jsonl", b'{"a":' * 100_000 + b"\n" + line(2))
    skipped, record = read_beside_good(archive)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("not valid JSON")
    assert isinstance(record, Record)


@pytest.mark.parametrize("name", ["1.zip", "1.tar", "1.tgz", "1.gz", "1.zst", "1.jsonl"])
@pytest.mark.parametrize("data", [b"", b"\0" * 5000, b"\xff" * 5000, b"x"])
def test_file_of_nothing_has_a_reason(archive: Path, name: str, data: bytes) -> None:
    write(archive, name, data)
    outcomes = read_beside_good(archive)
    assert outcomes
    assert all(isinstance(outcome, Skipped) and outcome.reason for outcome in outcomes)


@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_path_traversal(archive: Path, make) -> None:
    inside = archive / "inside"
    write(inside, "a.zip", make({"../escaped.txt": ARTICLE, "/tmp/escaped.txt": ARTICLE}))
    outcomes = read_beside_good(archive)
    assert [outcome.origin.member for outcome in outcomes] == [
        "../escaped.txt",
        "/tmp/escaped.txt",
    ]
    assert not list(archive.rglob("escaped.txt"))


def test_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "1.jsonl", b"".join(map(line, range(20_000))))
    outcomes = read_file(SourceFile(str(path), "1.jsonl"))
    first = [next(outcomes)]
    with path.open("ab") as growing:
        growing.write(line("late") + line("cut")[:-9])
    *_, late, cut = first + list(outcomes)
    assert isinstance(late, Record)
    assert late.document.title == "late"
    assert isinstance(cut, Skipped)


def test_file_that_shrinks_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "1.jsonl", b"".join(map(line, range(50_000))))
    outcomes = read_file(SourceFile(str(path), "1.jsonl"))
    first = next(outcomes)
    os.truncate(path, 100)
    assert isinstance(first, Record)
    assert all(isinstance(outcome, Record | Skipped) for outcome in outcomes)


@pytest.mark.parametrize("name", ["1.zip", "1.tar"])
def test_archive_that_shrinks_while_it_is_read(tmp_path: Path, name: str) -> None:
    make = make_zip if name == "1.zip" else make_tar
    members = {f"{n}.txt": os.urandom(1000) + ARTICLE for n in range(500)}
    path = write(tmp_path, name, make({"0.jsonl": line(0), **members}))
    outcomes = read_file(SourceFile(str(path), name))
    first = next(outcomes)
    os.truncate(path, 100)
    assert isinstance(first, Record)
    *_, last = outcomes
    assert isinstance(last, Skipped)
    assert "cut short" in last.reason


def test_file_that_vanishes_between_finding_and_reading(archive: Path) -> None:
    write(archive, "1.jsonl", line(1))
    files = find_files([archive])
    (archive / "1.jsonl").unlink()
    gone, good = (outcome for file in files for outcome in read_file(file))
    assert isinstance(gone, Skipped)
    assert gone.reason == "the file cannot be read: No such file or directory"
    assert isinstance(good, Record)


def test_file_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "1.jsonl", b"".join(map(line, range(20_000))))
    outcomes = read_file(SourceFile(str(path), "1.jsonl"))
    next(outcomes)
    path.unlink()
    assert sum(isinstance(outcome, Record) for outcome in outcomes) == 19_999


class FailingDisk(io.FileIO):
    """A file whose disk fails behind the first block."""

    def readinto(self, buffer) -> int:
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().readinto(memoryview(buffer)[: 1 << 12])


@pytest.fixture
def failing_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("corpus.opening.io.FileIO", FailingDisk)
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("failing_disk")
@pytest.mark.parametrize("name", ["1.jsonl", "1.tar", "1.zip"])
def test_disk_that_fails(tmp_path: Path, name: str) -> None:
    lines = b"".join(map(line, range(2000)))
    packed = {"1.tar": make_tar, "1.zip": make_zip}.get(name, lambda _: lines)
    path = write(tmp_path, name, packed({"1.jsonl": lines}))
    *_, last = read_file(SourceFile(str(path), name))
    assert isinstance(last, Skipped)
    assert last.reason


def test_many_files_in_one_folder(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number:05}.txt").touch()
    files = find_files([tmp_path])
    assert [file.path.name for file in files] == [f"{number:05}.txt" for number in range(3000)]
    assert {outcome.reason for file in files for outcome in read_file(file)} == {
        "the file is empty"
    }
