"""`python -m tests.crash.indexing INDEX first|update WORKERS`: an indexer to be killed.

It publishes an index of several batches and segments, or an update of it, and prints how many
steps it took on the disk.
"""

import sys
from pathlib import Path

from search import open_writer
from search.embedded.writing import segmentation, tiers, workers
from tests.embedded.publishing import articles

BATCH, SEGMENT = 40, 160
FIRST = articles(range(500))
CHANGED = articles(range(400, 700), "الثاني")
DELETED = [f"n-{number}" for number in range(0, 150, 3)]


def index(address: Path, kind: str, count: int) -> None:
    """Publish a generation with so many workers, in batches that are small enough for a test."""
    segmentation.BATCH_ARTICLES = BATCH
    # Processes make the second half of the pieces.
    workers.PATIENCE = None
    segmentation.MAX_DOCUMENTS = tiers.MAX_DOCUMENTS = SEGMENT
    with open_writer(address, update=kind == "update", workers=count) as writer:
        for article in FIRST if kind == "first" else CHANGED:
            writer.add(article)
        for article_id in () if kind == "first" else DELETED:
            writer.delete(article_id)
        writer.verify()
        writer.publish()


if __name__ == "__main__":
    index(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    if "sitecustomize" in sys.modules:
        sys.stdout.write(str(getattr(sys.modules["sitecustomize"].steps, "count", 0)))
