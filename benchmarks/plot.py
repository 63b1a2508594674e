"""Draws what speed.py measured at several sizes: articles a second and time a query, by engine.

usage: plot.py benchmarks/results/speed-*.json --out docs/performance.svg
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "arshif"
import matplotlib.pyplot as plt  # noqa: E402  the backend is chosen first

Points = dict[str, list[tuple[int, float]]]


def main() -> None:
    """Draw the figures of the files named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in options.figures]
    engines = [engine for report in reports for engine in report["engines"]]
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.5), layout="constrained")
    draw(left, points(engines, indexing), "articles indexed a second")
    draw(right, points(engines, first_p50), "median query, nothing kept (ms)")
    figure.savefig(options.out, metadata={"Date": None})


def indexing(engine: dict[str, Any]) -> float:
    """Return the articles that an engine indexed a second."""
    return float(engine["articles_per_second"])


def first_p50(engine: dict[str, Any]) -> float:
    """Return an engine's median time a query in the first pass, in milliseconds."""
    return float(engine["milliseconds"]["query"]["first"]["p50"])


def points(engines: list[dict[str, Any]], value: Any) -> Points:
    """Return (articles, value) by engine, in the order of the articles.

    An engine that could not be measured at as many sizes as others is not drawn.
    """
    found: Points = defaultdict(list)
    for engine in sorted(engines, key=lambda engine: int(engine["articles"])):
        found[engine["engine"]].append((engine["articles"], value(engine)))
    sizes = {name: len({articles for articles, _ in pairs}) for name, pairs in found.items()}
    most = max(sizes.values(), default=0)
    return {name: pairs for name, pairs in found.items() if sizes[name] == most}


def draw(axes: Any, found: Points, title: str) -> None:
    """Draw a line for each engine."""
    for name, pairs in found.items():
        axes.plot(*zip(*pairs, strict=True), marker="o", label=name)
    axes.set(title=title, xlabel="articles", xscale="log", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()


if __name__ == "__main__":
    main()
