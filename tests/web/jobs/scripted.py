"""An indexer that does as it is told: what it says, what it waits for, how it ends."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from search import Job
from web.jobs.launching import Process
from web.jobs.record import Record
from web.jobs.registry import Launch

PROGRAM = """
import json, signal, sys, time
lines, waits, error, code, stubborn, pause = json.loads(sys.argv[1])
try:
    signal.signal(signal.SIGINT, signal.SIG_IGN if stubborn else signal.default_int_handler)
    for line in lines:
        print(line if isinstance(line, str) else json.dumps(line), flush=True)
        time.sleep(pause)
    while waits:
        time.sleep(0.01)
except KeyboardInterrupt:
    error, code = "error: interrupted: nothing was published", 130
print(error, file=sys.stderr)
sys.exit(code)
"""
PROGRESS: dict[str, Any] = {
    "stage": "reading",
    "file": "أخبار.jsonl",
    "files_done": 1,
    "files_total": 4,
    "bytes_done": 250,
    "bytes_total": 1000,
    "articles": 7,
}
REPORT: dict[str, Any] = {
    "files": 4,
    "read": 9,
    "indexed": 7,
    "added": 7,
    "replaced": 0,
    "unchanged": 0,
    "skipped": {
        "total": 2,
        "kinds": [
            {"kind": "empty", "count": 2, "examples": [{"origin": "<b>.txt", "text": "empty: <i>"}]}
        ],
        "listed": [],
        "unlisted": 2,
    },
    "notes": {"total": 0, "kinds": [], "listed": [], "unlisted": 0},
    "contents": {},
    "seconds": 1.5,
    "generation": {"name": "generation-000002", "articles": 7},
    "articles_per_second": 4.7,
}
SUCCESS = ({"progress": PROGRESS}, {"report": REPORT})


def scripted(
    lines: Sequence[object] = SUCCESS,
    *,
    waits: bool = False,
    error: str = "",
    code: int = 0,
    stubborn: bool = False,
    pause: float = 0.0,
) -> Launch:
    """Return what starts an indexer that says these lines, then perhaps waits to be stopped.

    It rests for `pause` seconds after each line.
    """
    told = json.dumps([list(lines), waits, error, code, stubborn, pause])
    return lambda update: Process([sys.executable, "-c", PROGRAM, told])


def until(happened: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something has happened."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it has not happened"
        time.sleep(0.01)


def finished(record: Record | None) -> Job:
    """Return a job once it is finished."""
    assert record is not None
    until(lambda: record.job.is_finished)
    return record.job
