import io
import sys
import zipfile
from pathlib import Path

import pytest

from corpus import watch_reading
from corpus.errors import StreamUnreadable
from corpus.opening import STANDARD_INPUT, open_file
from tests.corpus.packing import COMPRESS, make_tar, make_zip, read_path, write

ARTICLE = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة.\n".encode()
MEMBERS = {f"{number}.txt": ARTICLE * (number % 7) for number in range(300)}


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(StreamUnreadable, match="No such file"), open_file(tmp_path / "none.txt"):
        pass


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", ARTICLE),
        ("a.pdf", b"%PDF-1.4" * 100_000),
        *((f"a.txt{suffix}", compress(ARTICLE)) for suffix, compress in COMPRESS.items()),
        ("cut.txt.gz", COMPRESS[".gz"](ARTICLE * 100_000)[:-10]),
        ("a.zip", make_zip(MEMBERS)),
        ("stored.zip", make_zip(MEMBERS, zipfile.ZIP_STORED)),
        ("a.tar", make_tar(MEMBERS)),
        ("a.tgz", COMPRESS[".gz"](make_tar(MEMBERS))),
        ("deep.zip", make_zip({"a.zip": make_zip(MEMBERS), "b.tar": make_tar(MEMBERS)})),
    ],
)
def test_watched_bytes_sum_up_to_the_size_on_disk(tmp_path: Path, name: str, data: bytes) -> None:
    path = write(tmp_path, name, data)
    steps: list[int] = []
    with watch_reading(steps.append):
        read_path(path)
    assert sum(steps) == path.stat().st_size
    assert min(steps) > 0
    read_path(path)
    assert sum(steps) == path.stat().st_size


def test_table_at_the_end_of_a_zip_is_no_progress(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", make_zip({f"{n}.txt": ARTICLE * 9 for n in range(9000)}))
    steps: list[int] = []
    with watch_reading(steps.append):
        read_path(path)
    assert len(steps) > 5
    assert max(steps) < path.stat().st_size / 2


def test_standard_input_is_read_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(ARTICLE))
    monkeypatch.setattr(sys, "stdin", piped)
    with open_file(STANDARD_INPUT) as (stream, _):
        assert stream.peek()[:5] == ARTICLE[:5]
        assert stream.read() == ARTICLE
    assert not piped.buffer.closed


def test_no_standard_input_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    (outcome,) = read_path(Path(STANDARD_INPUT))
    assert str(outcome.origin) == "-"
    assert "no standard input" in outcome.reason
