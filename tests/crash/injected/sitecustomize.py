"""Loaded by every Python that the crash tests start: kills it at a chosen step on the disk.

ARSHIF_KILL is "ROLE STEP": the process of that role kills itself just before its STEPth step, an
opening, renaming, linking or removing under ARSHIF_KILL_UNDER. The first process is the "parent";
those that it starts are "worker"s.
"""

import os
import signal
import sys

EVENTS = {"open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.scandir"}


class Steps:
    """Counts the steps of this process."""

    def __init__(self, role: str, last: int, folder: str) -> None:
        self.count = 0
        self._last = last if role == os.environ.get("ARSHIF_ROLE", "parent") else 0
        self._folder = folder
        os.environ["ARSHIF_ROLE"] = "worker"

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in EVENTS and str(arguments[0]).startswith(self._folder):
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)


if under := os.environ.get("ARSHIF_KILL_UNDER"):
    kill_role, _, step = os.environ.get("ARSHIF_KILL", "nobody 0").partition(" ")
    steps = Steps(kill_role, int(step), under)
    sys.addaudithook(steps)
