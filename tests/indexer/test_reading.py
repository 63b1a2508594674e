import gzip
import io
from pathlib import Path

import pytest

from corpus import find_files
from indexer.progress import Stage
from indexer.reading import Reading
from tests.corpus.packing import make_zip, write

LINES = b"".join(b'{"title": "%d"}\n' % number for number in range(5000))


def bytes_shown(reading: Reading) -> list[int]:
    shown = [reading.snapshot(Stage.READING, 0).bytes_done for _ in reading]
    return [*shown, reading.snapshot(Stage.READING, 0).bytes_done]


def test_bytes_go_up_to_the_size_of_all_files(tmp_path: Path) -> None:
    write(tmp_path, "1.jsonl", LINES)
    write(tmp_path, "2.jsonl.gz", gzip.compress(LINES))
    write(tmp_path, "3.zip", make_zip({f"{n}.jsonl": LINES for n in range(9)}))
    write(tmp_path, "4.pdf", b"%PDF-1.4" * 10_000)
    total = sum(path.stat().st_size for path in tmp_path.iterdir())
    reading = Reading(find_files([tmp_path]))
    shown = bytes_shown(reading)
    assert shown == sorted(shown)
    assert shown[-1] == total == reading.snapshot(Stage.READING, 0).bytes_total
    assert len(set(shown)) > 4


@pytest.mark.parametrize("change", [LINES, b""])
def test_file_that_grows_or_vanishes_does_not_shift_the_others(
    tmp_path: Path, change: bytes
) -> None:
    path = write(tmp_path, "1.jsonl", LINES)
    write(tmp_path, "2.jsonl", LINES)
    reading = Reading(find_files([tmp_path]))
    if change:
        path.write_bytes(LINES + change)
    else:
        path.unlink()
    shown = bytes_shown(reading)
    assert shown == sorted(shown)
    assert shown[-1] == 2 * len(LINES)


def test_total_is_not_known_where_something_comes_through_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    write(tmp_path, "1.jsonl", LINES)
    reading = Reading(find_files([Path("-"), tmp_path]))
    assert sum(1 for _ in reading) == 10_000
    snapshot = reading.snapshot(Stage.READING, 0)
    assert (snapshot.bytes_total, snapshot.files_done, snapshot.file) == (
        0,
        2,
        f"{tmp_path}/1.jsonl",
    )


def test_records_and_reasons_of_members_are_counted(tmp_path: Path) -> None:
    write(tmp_path, "a.zip", make_zip({"1.jsonl": LINES, "../2.txt": b"x", "3.jsonl": b"{\n"}))
    reading = Reading(find_files([tmp_path]))
    assert len(list(reading)) == reading.read == 5002
