"""What reading HTML costs beside trafilatura's bare extraction, on pages of your own.

    python benchmarks/html_pages.py FOLDER [--rounds 15]

Each round reads every page four times, in an order that changes from round to round: as Arshif
does (decode, parse, metadata, headline, article, lines), and with `bare_extraction` alone, on the
decoded text: as it comes, with the options that Arshif gives it, and with its own metadata. Pages
are in memory. Times are of the processor, in ms a page, the median of the rounds; `ratio` is
Arshif's time by theirs.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from corpus import Options, Origin
from corpus.encoding import decode
from corpus.readers.html_pages.page import Place, read_page

PLACE = Place(Origin("page"), Options())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    pages = [path.read_bytes() for path in sorted(options.folder.rglob("*.html"))]
    print(json.dumps(measure(pages, options.rounds), indent=2))


CONTESTANTS: dict[str, Callable[[bytes], object]] = {
    "arshif": lambda page: read_page(page, PLACE),
    "bare": lambda page: bare_extraction(decode(page).text),
    "bare_fast_without_comments": lambda page: bare_extraction(
        decode(page).text, fast=True, include_comments=False
    ),
    "bare_with_metadata": lambda page: bare_extraction(decode(page).text, with_metadata=True),
}


def measure(pages: list[bytes], rounds: int) -> dict[str, object]:
    """Return milliseconds a page, and Arshif's share of the time of each other."""
    times: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
    names = list(CONTESTANTS)
    for name in names:
        _time(CONTESTANTS[name], pages)  # Imports and caches.
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            times[name].append(_time(CONTESTANTS[name], pages))
    medians = {name: statistics.median(found) for name, found in times.items()}
    return {
        "pages": len(pages),
        "ms_a_page": {name: round(found, 2) for name, found in medians.items()},
        "ratio": {
            name: round(medians["arshif"] / found, 2)
            for name, found in medians.items()
            if name != "arshif"
        },
    }


def _time(read: Callable[[bytes], object], pages: list[bytes]) -> float:
    start = time.process_time()
    for page in pages:
        read(page)
    return (time.process_time() - start) * 1000 / len(pages)


if __name__ == "__main__":
    main()
