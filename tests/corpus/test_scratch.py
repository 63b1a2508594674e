"""Files without a name: nothing is left of them, and what is in them is read again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ScratchUnusable
from corpus.scratch import Log, append, fill, open_scratch, scratch_folder


@given(st.lists(st.binary(max_size=20)), st.integers(1, 30))
def test_what_was_appended_is_read(parts: list[bytes], tail: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Log, "TAIL_BYTES", tail)
        log = Log()
        places = [log.append(part) for part in parts]
        assert [
            log.read(place, len(part)) for place, part in zip(places, parts, strict=True)
        ] == parts
        assert places == [len(b"".join(parts[:n])) for n in range(len(parts))]


def test_folder_is_the_one_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert scratch_folder() == str(tmp_path)
    with open_scratch() as file:
        append(file, b"x")
        assert list(tmp_path.iterdir()) == []


def test_without_a_name_it_is_the_one_for_large_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    folder = scratch_folder()
    assert folder == "/var/tmp" or not os.access("/var/tmp", os.W_OK)


def test_file_is_filled_with_zeros() -> None:
    with open_scratch() as file:
        fill(file, (1 << 20) + 5)
        assert file.seek(0, os.SEEK_END) == (1 << 20) + 5
        file.seek(0)
        assert not any(file.read())


def test_folder_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.scratch.scratch_folder", lambda: str(tmp_path / "none"))
    with pytest.raises(ScratchUnusable, match=r"none: No such file.*TMPDIR"):
        open_scratch()


def test_nothing_is_left_of_a_process_that_is_killed(tmp_path: Path) -> None:
    program = """
import sys
from corpus import hashes
hashes.HELD = 10
kept = hashes.Hashes()
for number in range(100):
    kept.add(number + 2, number)
print("ready", flush=True)
sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stdout is not None
    with process:
        assert process.stdout.readline() == b"ready\n"
        assert list(tmp_path.iterdir()) == []
        process.send_signal(signal.SIGKILL)
    assert list(tmp_path.iterdir()) == []
