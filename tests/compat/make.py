"""Makes the frozen index of this version's format: .venv/bin/python -m tests.compat.make"""

import shutil
from pathlib import Path

from search.embedded.storage.file_entries import FORMAT
from tests.compat.articles import ADDED, CHANGED, DELETED, FIRST
from tests.embedded.publishing import publish, served_directory

FOLDER = Path(__file__).parent


def make_index(index: Path) -> None:
    """Publish the first articles, then the update: two segments, and articles that are dead."""
    publish(index, FIRST, workers=0)
    publish(index, [CHANGED, ADDED], [DELETED], update=True, workers=0)


def freeze(index: Path) -> None:
    """Leave of an index only what is served."""
    for path in set(index.iterdir()) - {served_directory(index), index / "CURRENT"}:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    frozen = FOLDER / f"format-{FORMAT}"
    shutil.rmtree(frozen, ignore_errors=True)
    make_index(frozen)
    freeze(frozen)
