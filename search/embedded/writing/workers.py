"""Processes that make pieces, and threads of ours that wait for them.

A worker is started anew and not forked or imported by `multiprocessing`: it shares no lock and no
thread with us, does not run the main module of whoever uses this library, and in a session of its
own it never sees the Ctrl-C that is meant for us. It ends when the pipe from us closes, and so
never outlives us, however we die.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Self, TypeVar

from search.embedded.writing.pieces import Piece, Task
from search.errors import IndexInterrupted

Result = TypeVar("Result")


class Workers:
    """Runs jobs here and makes pieces elsewhere: in `count` processes, once they are started.

    By default there is one for each core.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = _cores() if count is None else count
        self._threads: ThreadPoolExecutor | None = None
        self._processes: list[_Process] = []
        self._idle: SimpleQueue[_Process] = SimpleQueue()

    @property
    def is_started(self) -> bool:
        """Say whether there are processes; until then everything is done in this one."""
        return self._threads is not None

    def start(self) -> None:
        """Start the processes; a count of none, or a second call, changes nothing."""
        if self.count and not self.is_started:
            self._threads = ThreadPoolExecutor(self.count, "arshif-worker")
            for _ in range(self.count):
                self._processes.append(_Process())
                self._idle.put(self._processes[-1])

    def submit(self, job: Callable[..., Result], *arguments: object) -> Future[Result]:
        """Run a job in a thread of this process, in the order of the calls; at once if none.

        So a job may wait for one that was submitted before it.
        """
        if self._threads:
            return self._threads.submit(job, *arguments)
        done: Future[Result] = Future()
        done.set_result(job(*arguments))
        return done

    def make(self, task: Task, directory: Path) -> Piece:
        """Make a piece in an idle process; for a job to call.

        Raises:
            IndexInterrupted: the process has ended.
            OSError: the disk is full, for one.
        """
        if not self.is_started:
            return task(directory)
        process = self._idle.get()
        try:
            return process.make(task, directory)
        finally:
            self._idle.put(process)

    def close(self) -> None:
        """End the processes, whatever they are at; jobs that wait for them fail."""
        if self._threads:
            self._threads.shutdown(wait=False, cancel_futures=True)
            for process in self._processes:
                process.kill()
            self._threads.shutdown()
            for process in self._processes:
                process.close()
            self._processes.clear()
            self._threads = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _Process:
    """A worker: takes tasks through its standard input, one at a time."""

    def __init__(self) -> None:
        path = f"import sys; sys.path[:] = {sys.path!r}"
        serve = "from search.embedded.writing.worker import serve; serve()"
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"{path}; {serve}",
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )

    def make(self, task: Task, directory: Path) -> Piece:
        assert self._process.stdin
        assert self._process.stdout
        try:
            pickle.dump((task, directory), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            outcome = pickle.load(self._process.stdout)  # noqa: S301 - from our own process
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            raise IndexInterrupted(self._describe_end()) from None
        if isinstance(outcome, BaseException):
            raise outcome
        assert isinstance(outcome, Piece)
        return outcome

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        # What was still to be written to it is of no use now.
        with suppress(BrokenPipeError):
            self._process.__exit__(None, None, None)

    def _describe_end(self) -> str:
        code = self._process.wait()
        how = f"was killed by signal {-code}" if code < 0 else f"left with code {code}"
        return (
            f"a worker process {how}; nothing was published, an earlier index stays as it was; "
            "run the same command again, it resumes; with fewer workers if memory is short"
        )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
