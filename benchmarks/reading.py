"""Measures what reading and cleaning add to indexing: the pipeline beside the engine alone.

usage: reading.py ARTICLES.jsonl [--form jsonl|text] [--rounds 3] [--workers 2] [--limit N]

The engine is given articles that are in memory; the pipeline reads the same from JSON Lines, or
from a folder of text files that is made for this. They run by turns, each in a process of its own,
and are timed from the first article to the publication: by the clock, and by the processor time of
all processes, which says more where others load the machine. The ratio is of the least of each.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import find_files
from indexer import build_index
from search import Article, open_writer

WAYS = ("engine", "pipeline")


def main() -> None:
    """Run both by turns and print the figures."""
    options = parse_options()
    if options.only:
        print(json.dumps(measure(options.only, options.articles, options.workers)))
        return
    with tempfile.TemporaryDirectory() as folder:
        articles = read_articles(options.articles, options.limit)
        source = make_source(articles, Path(folder), options.form)
        runs = [
            (way, run_alone(way, source, options)) for _ in range(options.rounds) for way in WAYS
        ]
    best = {way: [min(run[n] for name, run in runs if name == way) for n in (0, 1)] for way in WAYS}
    for way, (clock, processor) in best.items():
        print(f"{way:9} {clock:6.2f} s, {processor:6.2f} s of processor time")
    ratios = [pipeline / engine for engine, pipeline in zip(*best.values(), strict=True)]
    print(f"ratio     {ratios[0]:6.2f},   {ratios[1]:6.2f}; {len(articles):,} articles")


def parse_options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--form", choices=("jsonl", "text"), default="jsonl")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--only", choices=WAYS, help=argparse.SUPPRESS)
    return parser.parse_args()


def read_articles(path: Path, limit: int) -> list[dict[str, str]]:
    """Return what is indexed of each JSON line."""
    with path.open(encoding="utf-8") as lines:
        parts = [json.loads(line) for _, line in zip(range(limit), lines, strict=False)]
    return [{name: part.get(name) or "" for name in ("id", "title", "body", "section", "source")}
            for part in parts]  # fmt: skip


def make_source(articles: list[dict[str, str]], folder: Path, form: str) -> Path:
    """Write the articles as JSON Lines, or as text files in folders of a thousand."""
    if form == "jsonl":
        path = folder / "articles.jsonl"
        lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
        path.write_text("".join(lines), encoding="utf-8")
        return path
    for number, article in enumerate(articles):
        path = folder / "text" / f"{number // 1000:04}" / f"{number:08}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{article['title']}\n{article['body']}\n", encoding="utf-8")
    return folder / "text"


def run_alone(way: str, source: Path, options: argparse.Namespace) -> tuple[float, float]:
    """Measure one way in a new process."""
    command = [sys.executable, __file__, str(source), "--only", way]
    command += ["--workers", str(options.workers)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    clock, processor = json.loads(answer)
    return clock, processor


def measure(way: str, source: Path, workers: int) -> tuple[float, float]:
    """Return the seconds by the clock and of the processors."""
    run = prepare_engine(source) if way == "engine" else prepare_pipeline(source)
    started, spent = time.perf_counter(), processor_seconds()
    with tempfile.TemporaryDirectory() as index:
        run(Path(index), workers)
        return time.perf_counter() - started, processor_seconds() - spent


def prepare_engine(source: Path) -> Callable[[Path, int], object]:
    """Read the articles into memory and return what indexes them."""
    if source.is_file():
        with source.open(encoding="utf-8") as lines:
            articles = [Article(**json.loads(line)) for line in lines]
    else:
        texts = (path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.txt")))
        parted = [text.rstrip().partition("\n") for text in texts]
        articles = [Article(str(n), title, body) for n, (title, _, body) in enumerate(parted)]

    def index(directory: Path, workers: int) -> None:
        with open_writer(directory, workers=workers) as writer:
            for article in articles:
                writer.add(article)
            writer.verify()
            writer.publish()

    return index


def prepare_pipeline(source: Path) -> Callable[[Path, int], object]:
    """Return what reads, cleans and indexes the files."""
    return lambda directory, workers: build_index(
        find_files([source]), open_writer(directory, workers=workers)
    )


def processor_seconds() -> float:
    """Return the processor time of this process and of those of its own that have ended."""
    usages = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()
