"""The indexer as a process of its own: the very command that people type, so nothing can differ.

A process leaves the server all of its own, can be killed without harm, and a crash of it is only
a job that has failed. Where it reads from is in the configuration, never in a request.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

TOKEN_VARIABLE = "ARSHIF_ADMIN_TOKEN"
ROOT = Path(__file__).parents[2]
"""Where the packages are, so that the indexer is of the same version as the server."""
NICENESS = 10
"""Searches come first."""
MAX_ERRORS = 4096
"""How many bytes of what a process has complained of are read, the last ones."""


def indexing(index: Path, config: Path, *, update: bool) -> list[str]:
    """Return the command that indexes what the configuration names, and tells of it in JSON."""
    command = [sys.executable, "-P", "-m", "cli", "index", "--json"]
    places = ["--config", str(config), "--index", str(index)]
    return [*command, *places, *(["--update"] if update else [])]


def child_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process: ours without the token, which is not its business."""
    paths = [str(ROOT), *filter(None, [own.get("PYTHONPATH", "")])]
    kept = {name: value for name, value in own.items() if name != TOKEN_VARIABLE}
    return kept | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


class Process:
    """A process with its helpers, in a group of their own: Ctrl-C at the server is not theirs.

    Should the server be killed, the next line that they write breaks their pipe and ends them.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=child_environment(os.environ),
            start_new_session=True,
        )
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, NICENESS)

    def lines(self) -> Iterator[bytes]:
        """Yield what it says, line by line, to its end."""
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            yield from lines

    def wait(self) -> int:
        """Return its exit code; where a signal has ended it, the number of that below zero."""
        return self._process.wait()

    def interrupt(self) -> None:
        """Ask it to stop, as Ctrl-C would."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End it and its helpers at once; what they have made is kept for the next job."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def errors(self) -> str:
        """Return the end of what it has complained of, and forget it."""
        with self._errors as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - MAX_ERRORS))
            return file.read().decode("utf-8", "replace")
