"""Measures how long queries take in a folder and on a cluster, of the same articles.

usage: engines.py FOLDER opensearch://HOST:PORT/ALIAS QUERIES.json [--queries 200]

QUERIES.json is a list of texts. Each is asked of both engines in turn, `search` (a page of ten hits
with facets and suggestions) and `rank` (their ids alone), once to warm up and once to measure. Of
the cluster's time it says how much its servers worked (`took` of its answers), how much more was
waited for them (the network, JSON on their side, queues) and what remained to this process. It also
says in how many queries the first ten are not the same.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from search import Engine, SearchRequest, open_engine
from search.opensearch.connection import Connection


class Watch:
    """Watches a connection: how often it asks, how long it waits, how long servers work."""

    def __init__(self) -> None:
        self.asked, self.waited, self.took = 0, 0.0, 0.0
        ask = Connection.request

        def request(connection: Connection, *asked: Any, **named: Any) -> dict[str, Any]:
            started = time.perf_counter()
            answer = ask(connection, *asked, **named)
            self.waited += time.perf_counter() - started
            self.took += answer.get("took", 0) / 1000
            self.asked += 1
            return answer

        Connection.request = request  # type: ignore[method-assign]

    def reset(self) -> None:
        """Begin anew."""
        self.asked, self.waited, self.took = 0, 0.0, 0.0


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("cluster")
    parser.add_argument("queries", type=Path)
    parser.add_argument("--queries", dest="number", type=int, default=200)
    options = parser.parse_args()
    texts = json.loads(options.queries.read_text(encoding="utf-8"))[: options.number]
    watch = Watch()
    print("| engine | what | p50 ms | p95 ms | requests | servers | waiting | here |")
    print("|---|---|---|---|---|---|---|---|")
    with open_engine(options.folder) as folder, open_engine(options.cluster) as cluster:
        for name, engine in (("folder", folder), ("cluster", cluster)):
            for what, ask in (("search", search), ("rank", rank)):
                print_row(name, what, measure(engine, ask, texts, watch), watch, len(texts))
        different = sum(rank(folder, text) != rank(cluster, text) for text in texts)
    print(f"\nThe first ten differ in {different} of {len(texts)} queries.")


def search(engine: Engine, text: str) -> object:
    """Search as a page does."""
    return engine.search(SearchRequest(text))


def rank(engine: Engine, text: str) -> tuple[str, ...]:
    """Return the ids of the first ten."""
    return engine.rank(SearchRequest(text)).ids


def measure(
    engine: Engine, ask: Callable[[Engine, str], object], texts: Sequence[str], watch: Watch
) -> list[float]:
    """Return the seconds of each query, the second time that it is asked."""
    for text in texts:
        ask(engine, text)
    watch.reset()
    seconds = []
    for text in texts:
        started = time.perf_counter()
        ask(engine, text)
        seconds.append(time.perf_counter() - started)
    return sorted(seconds)


def print_row(name: str, what: str, seconds: list[float], watch: Watch, queries: int) -> None:
    """Print the figures of an engine; shares are of all its time."""
    total = sum(seconds)
    p50, p95 = (1000 * seconds[int(share * (len(seconds) - 1))] for share in (0.5, 0.95))
    took, waiting = watch.took / total, (watch.waited - watch.took) / total
    shares = " | ".join(f"{share:.0%}" for share in (took, waiting, 1 - watch.waited / total))
    print(f"| {name} | {what} | {p50:.1f} | {p95:.1f} | {watch.asked / queries:.1f} | {shares} |")


if __name__ == "__main__":
    main()
