"""A worker process: it is started anew and makes one piece after the other.

It is not forked or imported by `multiprocessing`: it shares no lock and no thread with us, does
not run the main module of whoever uses this library, and in a session of its own it never sees the
Ctrl-C that is meant for us. It ends when the pipe from us closes, and so never outlives us, however
we die.
"""

import pickle
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from search.embedded.writing.pieces import Piece, Task
from search.errors import IndexInterrupted


class Process:
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
        self._is_greeted = False

    def is_ready(self, patience: float | None) -> bool:
        """Say whether it has greeted, or ended: whoever then asks it for something is told how.

        `patience` is how many milliseconds this may take, None for any number.
        """
        answers = select.poll()
        assert self._process.stdout
        answers.register(self._process.stdout, select.POLLIN)
        return bool(answers.poll(patience))

    def make(self, task: Task, directory: Path) -> Piece:
        assert self._process.stdin
        assert self._process.stdout
        try:
            if not self._is_greeted:
                self._is_greeted = pickle.load(self._process.stdout)  # noqa: S301 - as below
            # In one go: the lock of the interpreter is let go of, and waited for, with every write.
            self._process.stdin.write(pickle.dumps((task, directory), pickle.HIGHEST_PROTOCOL))
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
