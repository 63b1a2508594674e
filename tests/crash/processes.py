"""Indexers in processes of their own, and how to kill them."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(
    index: Path, kind: str, workers: int = 2, kill: str = "", file_bytes: int = -1
) -> subprocess.Popen[str]:
    """Start an indexer; `kill` says when it kills itself, see injected/sitecustomize.py.

    None of its files may have more than `file_bytes`, -1 for any number.
    """
    injected = str(Path(__file__).with_name("injected"))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([injected, *sys.path]),
        "ARSHIF_KILL_UNDER": str(index),
        "ARSHIF_KILL": kill or "nobody 0",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.indexing", str(index), kind, str(workers)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, -1)),
    )


def run(
    index: Path, kind: str, workers: int = 2, kill: str = "", file_bytes: int = -1
) -> tuple[int, str]:
    """Run an indexer to its end; return its exit code and what it printed."""
    with start(index, kind, workers, kill, file_bytes) as process:
        output, errors = process.communicate(timeout=120)
    return process.returncode, output + errors


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    try:
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except FileNotFoundError:
        return []


def kill(pid: int) -> None:
    """Kill a process, if it is still there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def is_alive(pid: int) -> bool:
    """Say whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_for(happened: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something has happened."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.005)
