"""Threads and processes that make pieces."""

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Self, TypeVar

from search.embedded.writing.pieces import Piece, Task
from search.embedded.writing.process import Process

Item = TypeVar("Item")
Result = TypeVar("Result")
PATIENCE: float | None = 0
"""Milliseconds that a job waits for a process that starts, None for ever: tests want no chance."""


class Workers:
    """Runs jobs in threads and makes pieces: here at first, in `count` processes once hired.

    A process takes about half a second to be of use, so a small archive is indexed without any:
    kernels let go of the interpreter's lock, and threads make pieces side by side. By default
    `count` is one for each core.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = _cores() if count is None else count
        self._threads: ThreadPoolExecutor | None = None
        self._processes: list[Process] = []
        self._starting: deque[Process] = deque()
        self._idle: deque[Process] = deque()

    @property
    def is_started(self) -> bool:
        """Say whether there are threads; until then everything is done in the caller's."""
        return self._threads is not None

    def start(self) -> None:
        """Start the threads; a count of none, or a second call, changes nothing."""
        if self.count and not self.is_started:
            self._threads = ThreadPoolExecutor(self.count, "arshif-worker")

    def hire(self) -> None:
        """Start the processes, which take over as they get ready; a second call changes nothing."""
        if self.is_started and not self._processes:
            self._processes = [Process() for _ in range(self.count)]
            self._starting.extend(self._processes)

    def submit(self, job: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Run a job in a thread of this process, in the order of the calls; at once if none.

        So a job may wait for one that was submitted before it.
        """
        if self._threads:
            return self._threads.submit(job, *arguments)
        done: Future[Result] = Future()
        done.set_result(job(*arguments))
        return done

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """Return what a function that lets go of the interpreter's lock makes of each item.

        Not for a job to call: it would wait for threads, of which it holds one.
        """
        self.start()
        done = [self.submit(function, item) for item in items]
        return [future.result() for future in done]

    def make(self, task: Task, directory: Path) -> Piece:
        """Make a piece in an idle process, or here while none is ready; for a job to call.

        There are as many processes as threads: when all are ready, each job finds one.

        Raises:
            IndexInterrupted: the process has ended.
            OSError: the disk is full, for one.
        """
        process = self._take()
        if process is None:
            return task(directory)
        try:
            return process.make(task, directory)
        finally:
            self._idle.append(process)

    def _take(self) -> Process | None:
        """Return an idle process; a deque lets many threads take from it at once."""
        with suppress(IndexError):
            return self._idle.popleft()
        with suppress(IndexError):
            process = self._starting.popleft()
            if process.is_ready(PATIENCE):
                return process
            self._starting.append(process)
        return None

    def dismiss(self) -> None:
        """End the processes, which are idle; they may be hired again."""
        for process in self._processes:
            process.kill()
            process.close()
        for processes in (self._processes, self._starting, self._idle):
            processes.clear()

    def close(self) -> None:
        """End the processes, whatever they are at; jobs that wait for them fail.

        A job that makes a piece here is waited for.
        """
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for process in self._processes:
                process.kill()
            self._threads.shutdown()
            self.dismiss()
            self._threads = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
