"""Tasks for workers that make no pieces but trouble; workers import this module."""

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from search.embedded.storage.file_entries import FileEntry
from search.embedded.writing.pieces import Piece
from search.errors import IndexDamaged


@dataclass(frozen=True)
class TellProcess:
    """Makes a piece that says which process made it, and prints while at it."""

    name: str = "tell"
    payload: bytes = b""

    def __call__(self, directory: Path) -> Piece:
        sys.stdout.write("a line that must not get between the answers\n")
        sys.stdout.flush()
        return Piece(str(os.getpid()), len(self.payload), {str(directory): FileEntry(0, "")})


@dataclass(frozen=True)
class Fail:
    """Raises an error."""

    error: str
    name: str = "fail"

    def __call__(self, directory: Path) -> Piece:
        match self.error:
            case "disk":
                raise OSError(28, "No space left on device", "run-1.arrays")
            case "damage":
                raise IndexDamaged("run-1.arrays is cut short")
            case "memory":
                raise MemoryError
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")


@dataclass(frozen=True)
class Die:
    """Kills its own process."""

    name: str = "die"

    def __call__(self, directory: Path) -> Piece:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError


@dataclass(frozen=True)
class Sleep:
    """Writes the number of its process to a file and sleeps for a minute."""

    name: str = "sleep"

    def __call__(self, directory: Path) -> Piece:
        (directory / str(os.getpid())).touch()
        time.sleep(60)
        raise AssertionError
