"""How many requests a second the web app answers, beside a bare FastAPI route of the same bytes.

    python benchmarks/web.py index queries.json --out benchmarks/results/web.json

Starts servers on loopback, one process each, and asks them with wrk, 16 connections, one after the
other, `--rounds` times around; a ratio is that of the medians. Three ways of asking:

- kept: the queries in turn, again and again, so that all but the first answers are kept ones;
- unkept: the same with nothing kept in the web app (`ARSHIF_CACHE_BYTES=0`);
- new: no query twice: each is two words of two queries, so nothing at all was asked before.

Completions are asked for with every letter of a query that is typed.
"""

import argparse
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ADDRESSES = {"api": "/api/v1/search?q=", "page": "/search?q=", "suggest": "/api/v1/suggest?q="}
CONNECTIONS = 16
NEW_QUERIES = 40_000
SEED = 20
BARE = """
import sys
from pathlib import Path
from fastapi import FastAPI, Response
def app():
    bodies = {name: Path(path).read_bytes() for name, path in zip(sys.argv[3::2], sys.argv[4::2])}
    app = FastAPI()
    @app.get("/{name}")
    async def bare(name: str) -> Response:
        return Response(bodies[name], media_type="application/octet-stream")
    return app
"""
SERVER = """
import sys
import uvicorn
from cli.serve import PROTOCOL
uvicorn.run(sys.argv[1], factory=True, port=int(sys.argv[2]), http=PROTOCOL, access_log=False,
            log_level="warning", proxy_headers=False)
"""
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


def main() -> None:
    """Measure and print, and write the figures where that is asked for."""
    options = _options()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing; on Debian: apt install wrk")
    queries = json.loads(options.queries.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(options.index, queries, options.rounds, options.seconds, Path(folder))
    for name, figure in figures.items():
        print(name, json.dumps(figure))
    if options.out:
        options.out.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def measure(
    index: Path, queries: Sequence[str], rounds: int, seconds: int, folder: Path
) -> dict[str, dict[str, float]]:
    """Return the figures of each way of asking for each address, by its name."""
    with _app(index, {}, folder) as app, _app(index, {"ARSHIF_CACHE_BYTES": "0"}, folder) as bare:
        bodies = {n: _save(folder / n, app + addresses(n, queries)[0]) for n in ADDRESSES}
        with _bare(bodies, folder) as plain:
            runs: dict[str, list[Run]] = {}
            for turn in range(rounds):
                for name in ADDRESSES:
                    old = addresses(name, queries)
                    new = addresses(name, new_queries(queries, SEED + turn))
                    ways = {
                        f"{name} bare": (plain, [f"/{name}"]),
                        f"{name} kept": (app, old),
                        f"{name} unkept": (bare, old),
                        f"{name} new": (app, new),
                    }
                    for way, (server, paths) in ways.items():
                        runs.setdefault(way, []).append(_wrk(server, paths, seconds, folder))
    return {name: figures_of(some, runs[f"{name.split()[0]} bare"]) for name, some in runs.items()}


def new_queries(queries: Sequence[str], seed: int) -> list[str]:
    """Return queries of two words of two queries, none of them twice."""
    words = sorted({word for query in queries for word in re.findall(r"\w{3,}", query)})
    chooser = random.Random(seed)
    pairs = ((chooser.choice(words), chooser.choice(words)) for _ in range(NEW_QUERIES))
    return list(dict.fromkeys(f"{one} {other}" for one, other in pairs))


def addresses(name: str, queries: Sequence[str]) -> list[str]:
    """Return the addresses that ask for queries, or for what completes them."""
    texts = typed(queries) if name == "suggest" else queries
    return [ADDRESSES[name] + quote(text) for text in texts]


def typed(queries: Sequence[str]) -> list[str]:
    """Return what a box holds while the queries are typed one after the other, nothing twice."""
    texts = (query[:end] for query in queries for end in range(1, len(query) + 1))
    return list(dict.fromkeys(text for text in texts if not text.endswith(" ")))


def figures_of(runs: Sequence[Run], bare: Sequence[Run]) -> dict[str, float]:
    """Return the medians of runs, beside those of a bare route."""

    def middle(name: str, some: Sequence[Run] = runs) -> float:
        return statistics.median(getattr(run, name) for run in some)

    return {
        "requests a second": round(middle("rate"), 1),
        "of bare": round(middle("rate") / middle("rate", bare), 3),
        "p50 ms": round(middle("p50"), 2),
        "p99 ms": round(middle("p99"), 2),
        "p99 of p50": round(statistics.median(run.p99 / run.p50 for run in runs), 2),
        "errors": sum(run.errors for run in runs),
    }


def _wrk(server: str, paths: Sequence[str], seconds: int, folder: Path) -> Run:
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


@contextmanager
def _app(index: Path, settings: dict[str, str], folder: Path) -> Iterator[str]:
    environment = {"ARSHIF_INDEX": str(index.resolve()), **settings}
    with _serving("web.app:create_default_app", (), environment, folder) as url:
        yield url


@contextmanager
def _bare(bodies: dict[str, Path], folder: Path) -> Iterator[str]:
    (folder / "bare.py").write_text(BARE, "utf-8")
    arguments = [str(part) for pair in bodies.items() for part in pair]
    with _serving("bare:app", arguments, {}, folder) as url:
        yield url


@contextmanager
def _serving(
    app: str, arguments: Sequence[str], environment: dict[str, str], folder: Path
) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    paths = os.pathsep.join((str(folder), str(Path(__file__).parent.parent)))
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, app, str(port), *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
    )
    try:
        _await(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _await(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            sys.exit("a server did not start")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("a server does not answer")


def _save(path: Path, url: str) -> Path:
    with urllib.request.urlopen(url) as answer:
        path.write_bytes(answer.read())
    return path


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the web app beside a bare route.")
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path, help="a JSON list of queries")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
