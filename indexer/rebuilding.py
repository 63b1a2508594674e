"""Indexes an index again: from its own stored articles, for when the analyser has changed."""

import time
from collections.abc import Iterable

from indexer.errors import Interrupted
from indexer.pipeline import Clock
from indexer.progress import Progress, Silent, Snapshot, Stage
from indexer.report import ContentsCounter, Findings, IndexReport
from search import Article, Writer


def rebuild_index(
    articles: Iterable[Article],
    writer: Writer,
    progress: Progress | None = None,
    clock: Clock = time.monotonic,
) -> IndexReport:
    """Publish a new generation with the articles of an older one.

    They are taken as they are: they were cleaned, and their ids made distinct, when they were
    indexed first. The writer is finished afterwards.

    Raises:
        IndexUnusable: an article cannot be read; the served generation stays as it was.
        Interrupted: someone pressed Ctrl-C before the generation was published.
    """
    start, count, contents = clock(), 0, ContentsCounter()
    shown = progress or Silent()
    with writer:
        try:
            for count, article in enumerate(articles, start=1):
                writer.add(article)
                contents.add(article)
                if shown.is_due():
                    shown.show(_snapshot(Stage.READING, count))
            shown.show(_snapshot(Stage.VERIFYING, count))
            writer.verify()
        except KeyboardInterrupt:
            raise Interrupted from None
        shown.show(_snapshot(Stage.PUBLISHING, count))
        generation = writer.publish()
    return IndexReport(
        files=0,
        read=count,
        indexed=count,
        added=count,
        replaced=0,
        unchanged=0,
        skipped=Findings(),
        notes=Findings(),
        contents=contents.close(),
        seconds=clock() - start,
        generation=generation,
    )


def _snapshot(stage: Stage, articles: int) -> Snapshot:
    return Snapshot(stage, "", 0, 0, bytes_done=0, bytes_total=0, articles=articles)
