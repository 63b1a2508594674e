"""What the standard library leaves to do with files: sync, link, and say which one failed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def sync(path: Path) -> None:
    """Make a file or a directory's entries durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link(source: Path, target: Path) -> None:
    """Give a file that never changes a second name, which must be new; else copy it."""
    try:
        os.link(source, target)
    except FileExistsError:
        # A copy would be written into the file of that name, and whatever shares it.
        raise
    except OSError:
        # Not every file system has hard links, nor any number of them.
        with naming(target):
            shutil.copyfile(source, target)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let errors of the system inside say which file they are about: a full disk does not."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise
