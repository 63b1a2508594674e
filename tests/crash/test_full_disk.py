"""A disk that is full at any stage: a clear error, the old generation untouched, then the rest."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from search import open_maintenance
from tests.crash import processes
from tests.crash.indexing import CHANGED, DELETED, FIRST
from tests.embedded.publishing import files_of, served_directory

EXPECTED = len({article.id for article in FIRST + CHANGED} - {*DELETED})


def _private_disks() -> bool:
    """Say whether we may mount a disk that nobody else sees."""
    command = ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(command, check=False).returncode == 0


@pytest.mark.skipif(not _private_disks(), reason="no leave to mount a small disk here")
@pytest.mark.parametrize("workers, step", [(0, 4096), (2, 16_384)])
def test_room_runs_out_at_every_stage(tmp_path: Path, workers: int, step: int) -> None:
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-m", "tests.crash.filling"]
    done = subprocess.run(
        [*command, str(tmp_path), str(workers), str(step)],
        cwd=processes.ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *failed, last = done.stdout.splitlines()
    assert last == f"published {EXPECTED}"
    stages = {name.partition("-")[0].partition(".")[0] for name in failed}
    assert {"LOCK", "run", "merge"} <= stages
    if step == 4096:
        assert {"lexicon", "documents", "manifest"} <= stages


@pytest.mark.parametrize("limit", [0, 1000, 8000, 20_000])
def test_files_that_may_not_grow_are_a_clear_error(tmp_path: Path, limit: int) -> None:
    index = tmp_path / "index"
    assert processes.run(index, "first", workers=0)[0] == 0
    before = files_of(served_directory(index))
    code, output = processes.run(index, "update", file_bytes=limit)
    assert code == 1
    assert f"File too large: '{index}" in output
    assert files_of(served_directory(index)) == before
    assert open_maintenance(index).verify().damaged == ()
    code, output = processes.run(index, "update")
    assert code == 0, output
    assert open_maintenance(index).verify().generation.articles == EXPECTED
