"""Asks hostile addresses of an app or a server, and says what was wrong and what was slow.

    python -m tests.web.hostile --queries 100000 --index index
    python -m tests.web.hostile --queries 20000 --port 8000
    python -m tests.web.hostile --queries 1000 --start 77 --save slow.txt

In this process the time is processor time and no answer is kept, so a number means the same on a
busy machine. What took longer than the limit is asked again of an engine that has just been
opened, three times; the least of these times is what counts. Ctrl-C ends it with a report so far.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from corpus import SAMPLE_DIRECTORY, find_files
from indexer import build_index
from search import open_writer
from tests.web.hostile.addresses import address
from tests.web.hostile.asking import App, Asking, Server
from tests.web.hostile.trial import LIMIT_MS, Trial, try_out
from web.app import create_app
from web.engines import engines_at
from web.memory import look_for_garbage_seldom
from web.settings import Settings

WARMING = 300
BATCH = 1_000
AGAIN = 3


def main() -> None:
    """Try, print, and fail if an answer is wrong or slow."""
    options = _options()
    numbers = range(options.start, options.start + options.queries)
    addresses = (address(options.seed, number) for number in numbers)
    with tempfile.TemporaryDirectory() as folder:
        index = options.index or _sample(Path(folder))
        trial = Trial()
        with _asking(options.port, index) as asking:
            try_out(asking, (address(-1, number) for number in range(WARMING)))
            with suppress(KeyboardInterrupt):
                while batch := list(islice(addresses, BATCH)):
                    try_out(asking, batch, trial)
                    print(next(iter(trial.lines())), file=sys.stderr, flush=True)
        print(*trial.lines(), sep="\n")
        slow = _slow(trial, options.port, index)
    if options.save:
        options.save.write_text("\n".join(slow + [each for _, each in trial.wrong]), "ascii")
    sys.exit(bool(slow or trial.wrong))


def _slow(trial: Trial, port: int | None, index: Path) -> list[str]:
    """Return the addresses that are slow each time they are asked."""
    slow = []
    for milliseconds, _, asked in sorted(trial.slowest, reverse=True):
        if milliseconds > LIMIT_MS and (least := _least(asked, port, index)) > LIMIT_MS:
            print(f"slow again: {least:.1f} ms {asked[:500]}")
            slow.append(asked)
    return slow


def _least(asked: str, port: int | None, index: Path) -> float:
    times = []
    for _ in range(AGAIN):
        with _asking(port, index) as asking:
            asking.ask("/search?q=a")
            times.append(asking.ask(asked).milliseconds)
    return min(times)


@contextmanager
def _asking(port: int | None, index: Path) -> Iterator[Asking]:
    if port:
        with Server(port) as server:
            yield server
        return
    engines = engines_at(index)
    settings = Settings.model_construct(cache_bytes=0)
    # What a server does at its start, too.
    look_for_garbage_seldom()
    with App(create_app(engines, settings=settings)) as app:
        yield app
    engines.close()


def _sample(folder: Path) -> Path:
    """Return an index of the bundled sample."""
    build_index(find_files([SAMPLE_DIRECTORY]), open_writer(folder / "index"))
    return folder / "index"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ask hostile addresses.")
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--start", type=int, default=0, help="the number of the first")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--index", type=Path, help="an index; without it, the sample archive's")
    parser.add_argument("--port", type=int, help="a server on this machine, in place of an index")
    parser.add_argument("--save", type=Path, help="where to write what was wrong or slow")
    return parser.parse_args()


if __name__ == "__main__":
    main()
