"""Measures: articles indexed a second, index size, memory, and time a query, beside other engines.

usage: speed.py ARTICLES.jsonl QUERIES.json [--engines arshif tantivy whoosh] [--workers 2]
                [--limit N] [--whoosh-limit 10000] [--copies 1] [--out benchmarks/results]

ARTICLES.jsonl has title and body (or text) a line, QUERIES.json a list of texts. Each engine runs
in a process of its own, one after the other, with the articles already in memory. Queries run in
three passes: in the first nothing was asked before, in the last an engine may use what it keeps of
earlier queries. `--copies 4` indexes the articles four times under new ids. Plain Whoosh takes
minutes for ten thousand articles, so it gets no more than the first of them; each engine's figures
say how many it had. Figures go to <out>/speed-<articles>.json. The machine should be idle: quote
ratios, not seconds.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import psutil
from contestants import CONTESTANTS, Query, Text

PASSES = 3
LIBRARIES = ("numpy", "numba", "tantivy")


def main() -> None:
    """Run every engine named and write down the figures."""
    options = parse_options()
    if options.only:
        print(json.dumps(measure(options)))
        return
    figures = [run_alone(name) for name in options.engines]
    report = {"machine": describe_machine(), "workers": options.workers, "engines": figures}
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / f"speed-{figures[0]['articles']}.json"
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(f"written to {path}")


def parse_options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("--engines", nargs="+", choices=CONTESTANTS, default=[*CONTESTANTS])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--whoosh-limit", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "results")
    parser.add_argument("--only", choices=CONTESTANTS, help=argparse.SUPPRESS)
    return parser.parse_args()


def run_alone(name: str) -> dict[str, object]:
    """Measure one engine in a new process with the same options."""
    command = [sys.executable, __file__, *sys.argv[1:], "--only", name]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(answer, end="", flush=True)
    figures: dict[str, object] = json.loads(answer)
    return figures


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Return the figures of one engine."""
    texts = read_texts(options.articles, options.limit, options.copies)
    if options.only == "whoosh":
        texts = texts[: options.whoosh_limit]
    queries = json.loads(options.queries.read_text(encoding="utf-8"))
    before = psutil.Process().memory_info().rss
    with tempfile.TemporaryDirectory() as directory, PeakMemory() as peak:
        seconds, asked = CONTESTANTS[options.only](texts, Path(directory), options.workers)
        text_bytes = sum(len((t.title + t.body).encode()) for t in texts)
        return {
            "engine": options.only,
            "articles": len(texts),
            "text_mb": round(text_bytes / 1e6, 1),
            "articles_per_second": round(len(texts) / seconds, 1),
            "index_mb": round(directory_size(Path(directory)) / 1e6, 1),
            "index_of_text": round(directory_size(Path(directory)) / text_bytes, 3),
            "peak_memory_mb": round((peak.bytes - before) / 1e6),
            "milliseconds": {name: passes(query, queries) for name, query in asked.items()},
        }


def read_texts(path: Path, limit: int, copies: int) -> list[Text]:
    """Return the articles, numbered, repeated under new numbers."""
    with path.open(encoding="utf-8") as lines:
        parts = [json.loads(line) for _, line in zip(range(limit), lines, strict=False)]
    return [text_of(number, part) for number, part in enumerate(parts * copies)]


def text_of(number: int, part: dict[str, str]) -> Text:
    """Return what is indexed of a JSON line."""
    body = part.get("body") or part.get("text") or ""
    title, section, source = (part.get(name) or "" for name in ("title", "section", "source"))
    return Text(number, title, body, section, source)


def passes(query: Query, texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return the percentiles of the first and of the last pass."""
    times = [sorted(timed(query, texts)) for _ in range(PASSES)]
    return {"first": percentiles(times[0]), "last": percentiles(times[-1])}


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """Return the median, the 95th percentile and the mean of sorted milliseconds."""
    return {
        "p50": round(times[len(times) // 2], 3),
        "p95": round(times[int(len(times) * 0.95)], 3),
        "mean": round(sum(times) / len(times), 3),
    }


def timed(query: Query, texts: Sequence[str]) -> Iterator[float]:
    """Yield the milliseconds of each query."""
    for text in texts:
        started = time.perf_counter()
        query(text)
        yield (time.perf_counter() - started) * 1e3


def directory_size(directory: Path) -> int:
    """Return the bytes of all files below a directory, each file once."""
    files = {
        (s := path.stat()).st_ino: s.st_size for path in directory.rglob("*") if path.is_file()
    }
    return sum(files.values())


class PeakMemory:
    """The most memory that this process and its children held together, sampled."""

    def __enter__(self) -> "PeakMemory":
        self.bytes = 0
        self._stopped = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self._sampler.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stopped.set()
        self._sampler.join()

    def _sample(self) -> None:
        process = psutil.Process()
        while not self._stopped.wait(0.05):
            family = [process, *process.children(recursive=True)]
            self.bytes = max(self.bytes, sum(map(resident, family)))


def resident(process: psutil.Process) -> int:
    """Return a process's own memory, file mappings left out, 0 when it has just ended."""
    try:
        memory = process.memory_info()
    except psutil.NoSuchProcess:
        return 0
    return int(memory.rss - memory.shared)


def describe_machine() -> dict[str, object]:
    """Return what the figures were measured on."""
    model = ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if "model name" in line), "")
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES if find_spec(name)},
    }


if __name__ == "__main__":
    main()
