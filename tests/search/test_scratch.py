"""Room in files: the same arrays, nothing left behind, no memory of our own."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import scratch as module
from search.scratch import IN_MEMORY, LEAST_BYTES, Scratch
from tests.embedded.memory import own_bytes

LARGE = 48 << 20
FILLER = f"""
import sys
from pathlib import Path
from search.scratch import Scratch
array = Scratch(Path(sys.argv[1])).full({LARGE}, 1, "u1")
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def in_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Scratch:
    monkeypatch.setattr(module, "LEAST_BYTES", 1)
    return Scratch(tmp_path)


def is_in_memory(array: np.ndarray) -> bool:  # type: ignore[type-arg]
    """Say whether an array is NumPy's own, and no view of a file."""
    return array.flags.owndata


def test_small_arrays_are_in_memory_and_large_ones_in_files(tmp_path: Path) -> None:
    scratch = Scratch(tmp_path)
    assert is_in_memory(scratch.empty(LEAST_BYTES - 1, np.uint8))
    assert not is_in_memory(scratch.empty(LEAST_BYTES, np.uint8))
    assert is_in_memory(IN_MEMORY.empty(LEAST_BYTES, np.uint8))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=3), st.sampled_from(["u1", "<i4", "<f4"]))
def test_arrays_have_their_shape_and_keep_what_is_written(shape: list[int], kind: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LEAST_BYTES", 1)
        scratch = Scratch(Path(tempfile.gettempdir()))
        array = scratch.full(shape, 7, kind)
        assert (array.shape, array.dtype.str.replace("|", "")) == (tuple(shape), kind)
        assert (array == 7).all()
        written = np.arange(array.size, dtype=kind).reshape(shape)
        kept = scratch.keep(written)
        assert np.array_equal(kept, written) and kept.dtype == written.dtype
        assert (kept is written) is not bool(written.size)


def test_files_have_no_name_and_go_with_the_array(in_files: Scratch, tmp_path: Path) -> None:
    array = in_files.empty(1 << 20, np.uint8)
    assert list(tmp_path.iterdir()) == []
    before = _free(tmp_path)
    array[:] = 1
    view = array[10:20]
    del array
    assert view.tolist() == [1] * 10
    assert _free(tmp_path) <= before


def _free(directory: Path) -> int:
    disk = os.statvfs(directory)
    return disk.f_bfree * disk.f_frsize


def test_a_killed_process_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FILLER, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc tells of memory here")
def test_what_is_in_files_is_no_memory_of_our_own(tmp_path: Path) -> None:
    before = own_bytes()
    array = Scratch(tmp_path).full(LARGE, 1, np.uint8)
    assert own_bytes() - before < LARGE // 4
    own = IN_MEMORY.full(LARGE, 1, np.uint8)
    assert own_bytes() - before > LARGE // 2
    assert array[-1] == own[-1] == 1


def test_a_full_disk_is_an_error_that_says_where(
    in_files: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", refuse)
    with pytest.raises(OSError, match="No space left") as caught:
        in_files.empty(10, np.uint8)
    assert caught.value.filename == str(tmp_path)


def test_room_is_reserved_where_the_system_has_no_call_for_it(
    in_files: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate")
    size = (1 << 20) + 5
    array = in_files.empty(size, np.uint8)
    assert len(array) == size
    assert not array.any()
