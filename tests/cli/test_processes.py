"""The commands as processes of their own: Ctrl-C, the server and the demo."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli import demo
from tests.cli.archive import ARTICLES, lines

ROOT = Path(__file__).parents[2]


def test_ctrl_c_leaves_the_served_index(run, indexed, tmp_path, found_ids):
    many = (ARTICLES[0] | {"id": str(number)} for number in range(100_000))
    (tmp_path / "many.jsonl").write_text(lines(*many), "utf-8")
    with _started(tmp_path, "index", "many.jsonl") as process:
        _wait_for(lambda: any(indexed.glob("building-*")))
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "error: interrupted: nothing was published" in errors
    assert "Traceback" not in errors
    assert found_ids("بيروت") == {"n-1", "n-2"}


def test_served_json_is_the_printed_json(run, indexed, tmp_path):
    printed = json.loads(run("search", "بيروت", "--json").stdout)
    with _started(tmp_path, "serve", "--port", "0") as process:
        address = _address(process)
        served = _fetch(f"{address}/api/v1/search?" + urllib.parse.urlencode({"q": "بيروت"}))
        _stop(process)
    assert served | {"took_ms": 0} == printed | {"took_ms": 0}


def test_demo_serves_the_sample_and_its_examples_find_something(run, tmp_path):
    with _started(tmp_path, "demo", "--port", "0") as process:
        assert _line(process).startswith("indexed ")
        address = _address(process)
        found = [
            _fetch(f"{address}/api/v1/search?" + urllib.parse.urlencode({"q": example}))["total"]
            for example in demo.EXAMPLES
        ]
        _stop(process)
    assert all(found)


@contextmanager
def _started(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _address(process: subprocess.Popen[str]) -> str:
    line = _line(process)
    assert " at http://" in line
    return line.split()[-1]


def _fetch(url: str) -> dict[str, object]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


def _stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "error" not in errors
    assert "Traceback" not in errors


def _wait_for(happened) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.01)
