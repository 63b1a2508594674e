"""Asks a server over and over while generations are published: no error, and memory stays flat.

    python benchmarks/soak.py index queries.json --minutes 3 --every 20

The index gets a new generation every so many seconds, each made by `arshif index --update` in a
process of its own, which replaces some articles: give it a copy. 16 connections ask for pages and
for the API, in turn kept answers and new ones. Memory is what the server has beyond mapped files
(`RssAnon`), twenty times.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import count, islice
from pathlib import Path
from urllib.parse import quote

from search import Article, open_maintenance

ROOT = Path(__file__).parent.parent
CONNECTIONS = 16
REPLACED = 50
ADDRESSES = (
    "/api/v1/search?q={}",
    "/search?q={}",
    "/api/v1/facets?q={}",
    "/api/v1/search?size=3&q={}",
)


@dataclass(slots=True)
class Soaked:
    """What happened: answers by status, what went wrong otherwise, generations, megabytes."""

    statuses: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    generations: int = 0
    megabytes: list[float] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """How many megabytes the server has grown by since the first quarter of the time."""
        quarter = len(self.megabytes) // 4
        return self.megabytes[-1] - max(self.megabytes[: quarter + 1])


def soak(index: Path, queries: Sequence[str], seconds: float, every: float) -> Soaked:
    """Serve an index in a process of its own, and ask and publish for so many seconds."""
    soaked, ends = Soaked(), time.monotonic() + seconds
    with _serving(index) as (server, port):
        # Daemons, so that Ctrl-C ends them too.
        work = [threading.Thread(target=_publish, args=(index, every, ends, soaked), daemon=True)]
        work += [
            threading.Thread(target=_ask, args=(port, queries, n, ends, soaked), daemon=True)
            for n in range(CONNECTIONS)
        ]
        for thread in work:
            thread.start()
        while time.monotonic() < ends:
            soaked.megabytes.append(_megabytes(server.pid))
            time.sleep(0.5)
        for thread in work:
            thread.join()
        soaked.megabytes.append(_megabytes(server.pid))
    return soaked


def _ask(port: int, queries: Sequence[str], start: int, ends: float, soaked: Soaked) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(connection):
        for number in count(start):
            if time.monotonic() > ends:
                return
            _ask_once(connection, queries, number, soaked)


def _ask_once(
    connection: http.client.HTTPConnection, queries: Sequence[str], number: int, soaked: Soaked
) -> None:
    address = ADDRESSES[number % len(ADDRESSES)]
    query = queries[number % len(queries)] + (f" {number}" if number % 5 == 0 else "")
    try:
        connection.request("GET", address.format(quote(query)))
        answer = connection.getresponse()
        answer.read()
        soaked.statuses[answer.status] += 1
    except (OSError, http.client.HTTPException) as error:
        soaked.errors.append(repr(error))
        connection.close()


def _publish(index: Path, every: float, ends: float, soaked: Soaked) -> None:
    """Publish updates, the words of some articles changed in each; a late one begins at once."""
    articles = list(islice(open_maintenance(index).articles(), REPLACED))
    due = time.monotonic() + every
    for version in count(1):
        if due > ends:
            return
        time.sleep(max(0.0, due - time.monotonic()))
        due += every
        changed = [_changed(each, version) for each in articles]
        before = open_maintenance(index).info().generation
        error = _update(index, changed)
        if error or open_maintenance(index).info().generation == before:
            soaked.errors.append(error or f"nothing was published after {before}")
        else:
            soaked.generations += 1


def _update(index: Path, articles: Sequence[Article]) -> str:
    """Replace articles of an index; return what went wrong."""
    lines = (json.dumps(asdict(article), default=str) for article in articles)
    command = ["index", "-", "--format", "jsonl", "--update", "--index", str(index)]
    done = subprocess.run(
        [sys.executable, "-m", "cli", *command],
        cwd=ROOT,
        input="\n".join(lines),
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def _changed(article: Article, version: int) -> Article:
    # Not in a line of its own: what recurs in many articles is cut.
    return replace(article, body=f"نسخة {version} {article.body}")


@contextmanager
def _serving(index: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    server = subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", "--port", "0", "--index", str(index)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout
        greeting = re.search(r":(\d+)$", server.stdout.readline().strip())
        assert greeting, "the server did not start"
        yield server, int(greeting[1])
    finally:
        server.terminate()
        server.communicate(timeout=30)


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(r"RssAnon:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024


def main() -> None:
    """Soak and print what happened."""
    parser = argparse.ArgumentParser(description="Serve, ask and publish at once.")
    parser.add_argument("index", type=Path, help="an index that may be changed")
    parser.add_argument("queries", type=Path, help="a JSON list of queries")
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--every", type=float, default=20, help="seconds between generations")
    options = parser.parse_args()
    queries = json.loads(options.queries.read_text("utf-8"))
    soaked = soak(options.index, queries, options.minutes * 60, options.every)
    steps = max(1, len(soaked.megabytes) // 20)
    print(f"answers {dict(soaked.statuses)}, errors {len(soaked.errors)} {soaked.errors[:3]}")
    print(f"generations {soaked.generations}")
    print("MB beyond mapped files:", *(round(each) for each in soaked.megabytes[::steps]))


if __name__ == "__main__":
    main()
