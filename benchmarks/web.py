"""How many requests a second the web app answers, beside a bare FastAPI route of the same bytes.

    python benchmarks/web.py index queries.json --out benchmarks/results/web.json

Starts servers on loopback, one process each, and asks them with wrk, 16 connections, one after the
other, `--rounds` times around; a ratio is that of the medians. Three ways of asking:

- kept: the queries in turn, again and again, so that all but the first answers are kept ones;
- unkept: the same with nothing kept in the web app (`ARSHIF_CACHE_BYTES=0`);
- new: no query twice: each is two words of two queries, so nothing at all was asked before.

Before the seconds that are measured each kept and unkept query is asked for once, so that no answer
of theirs is the first one, however many there are; new ones are not. In a round the addresses
follow each other on one server, so the new pages of a round could push out what is kept.

Completions are asked for with every letter of a query that is typed: `suggest` as programs do,
`bar` as our own box and the search bars of browsers do.
"""

import argparse
import json
import random
import re
import shutil
import statistics
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from benchmarks.web_asking import Run, ask, ask_each
from benchmarks.web_servers import serve_app, serve_bare

ADDRESSES = {
    "api": "/api/v1/search?q=",
    "page": "/search?q=",
    "suggest": "/api/v1/suggest?q=",
    "bar": "/suggestions?q=",
}
TYPED = ("suggest", "bar")
NOTHING_KEPT = {"ARSHIF_CACHE_BYTES": "0"}
NEW_QUERIES = 40_000
SEED = 20


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
    with serve_app(index, {}, folder) as app, serve_app(index, NOTHING_KEPT, folder) as forgetful:
        bodies = {n: _save(folder / n, app + addresses(n, queries)[0]) for n in ADDRESSES}
        with serve_bare(bodies, folder) as plain:
            runs: dict[str, list[Run]] = {}
            for turn in range(rounds):
                for name in ADDRESSES:
                    old = addresses(name, queries)
                    new = addresses(name, new_queries(queries, SEED + turn))
                    ways = {
                        f"{name} bare": (plain, [f"/{name}"]),
                        f"{name} kept": (app, old),
                        f"{name} unkept": (forgetful, old),
                        f"{name} new": (app, new),
                    }
                    for way, (server, paths) in ways.items():
                        if paths is old:
                            ask_each(server, paths)
                        runs.setdefault(way, []).append(ask(server, paths, seconds, folder))
    return {name: figures_of(some, runs[f"{name.split()[0]} bare"]) for name, some in runs.items()}


def new_queries(queries: Sequence[str], seed: int) -> list[str]:
    """Return queries of two words of two queries, none of them twice."""
    words = sorted({word for query in queries for word in re.findall(r"\w{3,}", query)})
    chooser = random.Random(seed)
    pairs = ((chooser.choice(words), chooser.choice(words)) for _ in range(NEW_QUERIES))
    return list(dict.fromkeys(f"{one} {other}" for one, other in pairs))


def addresses(name: str, queries: Sequence[str]) -> list[str]:
    """Return the addresses that ask for queries, or for what completes them."""
    texts = typed(queries) if name in TYPED else queries
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
