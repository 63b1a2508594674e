import gzip
import io
from pathlib import Path

import pytest

from corpus import streams
from corpus.errors import StreamUnreadable
from corpus.streams import format_suffix, iter_lines, open_stream, read_whole, watch_reading

LINES = [f"سطر {number}\n".encode() for number in range(5000)]
PLAIN = b"".join(LINES)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.jsonl", ".jsonl"),
        ("a.JSONL.GZ", ".jsonl"),
        ("a.b.txt.gz", ".txt"),
        ("a.gz", ""),
        ("أخبار", ""),
    ],
)
def test_suffix_of_the_format_leaves_compression_aside(name: str, suffix: str) -> None:
    assert format_suffix(Path("folder.txt") / name) == suffix


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.TXT.GZ"])
def test_plain_and_compressed_files_read_the_same(tmp_path: Path, name: str) -> None:
    data = gzip.compress(PLAIN) if name.lower().endswith(".gz") else PLAIN
    path = write(tmp_path, name, data)
    assert read_whole(path) == PLAIN
    with open_stream(path) as stream:
        assert list(iter_lines(stream)) == LINES


def test_members_of_a_joined_gz_are_one_stream(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt.gz", gzip.compress(b"one\n") + gzip.compress(b"two\n"))
    assert read_whole(path) == b"one\ntwo\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(PLAIN)[:-4000], "cut short"),
        (gzip.compress(PLAIN)[:-8] + b"\0" * 8, "damaged"),
        (gzip.compress(PLAIN) + gzip.compress(b"")[:10] + b"\xff" * 20, "damaged"),
    ],
)
def test_lines_before_the_damage_are_given(tmp_path: Path, data: bytes, reason: str) -> None:
    path = write(tmp_path, "a.txt.gz", data)
    lines: list[bytes | None] = []
    with pytest.raises(StreamUnreadable, match=reason), open_stream(path) as stream:
        for line in iter_lines(stream):
            lines.append(line)
    assert len(lines) > 500
    assert lines == LINES[: len(lines)]


def test_plain_file_called_gz_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(StreamUnreadable, match="damaged"):
        read_whole(write(tmp_path, "a.txt.gz", PLAIN))


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(StreamUnreadable, match="No such file"):
        read_whole(tmp_path / "none.txt")


def test_file_larger_than_an_article_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 100)
    assert len(read_whole(write(tmp_path, "a.txt", b"x" * 100))) == 100
    with pytest.raises(StreamUnreadable, match="too large"):
        read_whole(write(tmp_path, "b.txt.gz", gzip.compress(b"x" * 101)))


@pytest.mark.parametrize("long_line", [b"x" * 11, b"x" * 12, b"x" * 99])
def test_line_longer_than_an_article_is_none(
    long_line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 11)
    stream = io.BytesIO(b"0123456789\n" + long_line + b"\nend")
    assert list(iter_lines(stream)) == [b"0123456789\n", None, b"end"]


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_watched_bytes_sum_up_to_the_size_on_disk(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, gzip.compress(PLAIN) if name.endswith(".gz") else PLAIN)
    steps: list[int] = []
    with watch_reading(steps.append):
        read_whole(path)
    assert sum(steps) == path.stat().st_size
    read_whole(path)
    assert sum(steps) == path.stat().st_size
