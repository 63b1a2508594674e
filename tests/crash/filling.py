"""`python -m tests.crash.filling FOLDER WORKERS STEP`: updates on a disk that is almost full.

It puts a small disk of memory on FOLDER, where only this process and its children see it, and an
index on the disk. Then it fills the disk but for some room, STEP bytes more each time, and runs an
update, which must fail for want of room and leave the index as it was; until there is room enough.
It prints the name of the file that was being written each time, and last what was published.
"""

import errno
import subprocess
import sys
from pathlib import Path

from search import open_maintenance
from tests.crash.indexing import index as run_indexer
from tests.embedded.publishing import files_of, served_directory

DISK_BYTES = 8 << 20
PAGE_BYTES = 4096


def main(folder: Path, workers: int, step: int) -> None:
    """Run updates with more and more room."""
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", folder], check=True
    )
    index = folder / "index"
    run_indexer(index, "first", 0)
    before, room = files_of(served_directory(index)), 0
    while failed := _update(folder / "filler", index, workers, room):
        assert files_of(served_directory(index)) == before
        assert open_maintenance(index).verify().damaged == ()
        sys.stdout.write(f"{Path(failed).name}\n")
        room += step
    sys.stdout.write(f"published {open_maintenance(index).verify().generation.articles}\n")


def _update(filler: Path, index: Path, workers: int, room: int) -> str:
    """Run an update on a full disk with so much room; return the file that was too much."""
    _fill(filler)
    with filler.open("r+b") as file:
        file.truncate(filler.stat().st_size - room)
    try:
        run_indexer(index, "update", workers)
    except OSError as error:
        assert error.errno == errno.ENOSPC, error
        assert error.filename, error
        return str(error.filename)
    else:
        return ""
    finally:
        filler.unlink()


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(PAGE_BYTES)):
                pass
        except OSError:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
