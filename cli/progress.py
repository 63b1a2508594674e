"""Shows how far an indexing run is: a bar on a terminal, a line now and then elsewhere, or JSON."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from cli import output
from indexer import Progress as IndexProgress
from indexer import Snapshot, Stage

REDRAW_SECONDS = 0.1
LINE_SECONDS = 10.0
JSON_SECONDS = 0.5


class Pace:
    """Lets something happen at most once in `seconds`, and says how fast articles come."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._start = self._last = time.monotonic()

    def is_due(self) -> bool:
        """Say whether it is time; then the next time is so many seconds from now."""
        now = time.monotonic()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True

    def rate(self, snapshot: Snapshot) -> str:
        """Return the number of articles and how many there were in a second."""
        speed = snapshot.articles / max(time.monotonic() - self._start, 0.001)
        return f"{output.counted(snapshot.articles, 'article')}, {speed:,.0f}/s"


class Bar(Pace):
    """A bar with rate and time left."""

    def __init__(self, bar: Progress) -> None:
        super().__init__(REDRAW_SECONDS)
        self._bar = bar
        self._task = bar.add_task("reading", total=None, rate="", file="")

    def show(self, snapshot: Snapshot) -> None:
        """Redraw the bar."""
        is_reading = snapshot.stage is Stage.READING
        self._bar.update(
            self._task,
            description=snapshot.stage.value,
            # How long verifying takes is not known: the bar moves without an end.
            total=(snapshot.bytes_total or None) if is_reading else None,
            completed=snapshot.bytes_done,
            rate=self.rate(snapshot),
            file=output.plain(snapshot.file) if is_reading else "",
        )


class Lines(Pace):
    """A line every ten seconds, for logs."""

    def __init__(self, console: Console) -> None:
        super().__init__(LINE_SECONDS)
        self._console = console

    def show(self, snapshot: Snapshot) -> None:
        """Print a line."""
        line = f"{snapshot.stage.value}: {self.rate(snapshot)}{_where(snapshot)}"
        output.say(output.plain(line), console=self._console)


class JsonLines(Pace):
    """A line of JSON twice a second on standard output, for programs."""

    def __init__(self) -> None:
        super().__init__(JSON_SECONDS)

    def show(self, snapshot: Snapshot) -> None:
        """Write a line."""
        output.write_json_line({"progress": snapshot._asdict()})


def _where(snapshot: Snapshot) -> str:
    if snapshot.stage is not Stage.READING or not snapshot.bytes_total:
        return ""
    return f" at {100 * snapshot.bytes_done // snapshot.bytes_total}%, {snapshot.file}"


@contextmanager
def shown_progress(console: Console, *, as_json: bool = False) -> Iterator[IndexProgress]:
    """Give a progress that fits the console, and clear it away at the end."""
    if as_json:
        yield JsonLines()
        return
    if not console.is_terminal:
        yield Lines(console)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", style="dim", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield Bar(bar)
