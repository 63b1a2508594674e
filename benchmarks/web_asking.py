"""Asks servers with wrk, and reads what it says."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 16
SCRIPT = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local n = 0
function request()
  n = n + 1
  return wrk.format("GET", paths[(n - 1) %% #paths + 1])
end
"""
TIMES = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Run:
    """What wrk says of one run: requests a second, milliseconds, answers that are no 200."""

    rate: float
    p50: float
    p99: float
    errors: int


def ask(server: str, paths: Sequence[str], seconds: int, folder: Path) -> Run:
    """Ask for the paths in turn, again and again, for so many seconds."""
    (folder / "paths").write_text("\n".join(paths) + "\n", "ascii")
    (folder / "script.lua").write_text(SCRIPT % (folder / "paths"), "utf-8")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency"]
    told = subprocess.run(
        [*command, "-s", str(folder / "script.lua"), server],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return run_of(told)


def run_of(told: str) -> Run:
    """Return what wrk tells; a request that timed out is an error too."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.search(
        r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told
    )
    assert rate, told
    errors = int(wrong[1]) if wrong else 0
    errors += sum(map(int, broken.groups())) if broken else 0
    return Run(float(rate[1]), _milliseconds(told, 50), _milliseconds(told, 99), errors)


def _milliseconds(told: str, percent: int) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", told)
    assert found, told
    return float(found[1]) * TIMES[found[2]]


def ask_each(server: str, paths: Sequence[str]) -> None:
    """Ask for each path once, one after the other."""
    connection = HTTPConnection(urlsplit(server).netloc)
    for path in paths:
        connection.request("GET", path)
        connection.getresponse().read()
    connection.close()
