"""read → clean → deduplicate → map → write → verify → publish: one record at a time.

Each stage takes a record and returns it, or says why it is skipped; the loop is in one place.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus import Record, Skipped, SourceFile, clean
from indexer.duplicates import Duplicates
from indexer.errors import Interrupted, NothingToIndex
from indexer.mapping import to_article
from indexer.progress import Progress, Silent, Stage
from indexer.reading import Reading
from indexer.report import IndexReport
from indexer.tally import Tally
from search import Change, Generation, Writer

Clock = Callable[[], float]


def build_index(
    files: Sequence[SourceFile],
    writer: Writer,
    progress: Progress | None = None,
    clock: Clock = time.monotonic,
) -> IndexReport:
    """Publish a new generation with every article of `files` and report on every record.

    The writer is finished afterwards. Until it publishes, whatever is raised leaves the served
    generation as it was: an error of the writer's, or a full disk, comes through as it is.

    Raises:
        NothingToIndex: the files hold no article.
        Interrupted: someone pressed Ctrl-C before the generation was published.
    """
    with writer:
        try:
            run = _Run(files, progress or Silent(), clock)
            run.fill(writer)
            run.show(Stage.VERIFYING)
            writer.verify()
        except KeyboardInterrupt:
            raise Interrupted from None
        run.show(Stage.PUBLISHING)
        return run.report(writer.publish())


class _Run:
    """One run: where it is and what it found."""

    def __init__(self, files: Sequence[SourceFile], progress: Progress, clock: Clock) -> None:
        self._reading = Reading(files)
        self._duplicates = Duplicates()
        self._progress = progress
        self._clock = clock
        self._start = clock()
        self._changes: Counter[Change] = Counter()
        self._skipped = Tally()
        self._notes = Tally()

    def fill(self, writer: Writer) -> None:
        for item in self._reading:
            self._take(self._judge(item), writer)
            self.show(Stage.READING)
        if not self._changes:
            raise NothingToIndex(self.report(None))

    def show(self, stage: Stage) -> None:
        self._progress.show(self._reading.snapshot(stage, self._changes.total()))

    def report(self, generation: Generation | None) -> IndexReport:
        return IndexReport(
            files=len(self._reading.files),
            read=self._reading.read,
            indexed=self._changes.total(),
            added=self._changes[Change.ADDED],
            replaced=self._changes[Change.REPLACED],
            unchanged=self._changes[Change.UNCHANGED],
            skipped=self._skipped.close(),
            notes=self._notes.close(),
            seconds=self._clock() - self._start,
            generation=generation,
        )

    def _judge(self, item: Record | Skipped) -> Record | Skipped:
        # Cleaning comes first: an empty record must not take the id from a good one.
        for stage in (cleaned, self._duplicates.check):
            if isinstance(item, Skipped):
                return item
            item = stage(item)
        return item

    def _take(self, item: Record | Skipped, writer: Writer) -> None:
        if isinstance(item, Skipped):
            self._skipped.add(item.origin, item.reason)
            return
        self._changes[writer.add(to_article(item.document))] += 1
        for note in item.notes:
            self._notes.add(item.origin, note)


def cleaned(record: Record) -> Record | Skipped:
    """Return the record cleaned, or why nothing of it is left."""
    document = clean(record.document)
    if not document.title and not document.body:
        return Skipped(record.origin, "no title and no text: cleaning left nothing")
    lost = record.document.body and not document.body
    notes = ("no text: cleaning left only the title",) if lost else ()
    return replace(record, document=document, notes=(*record.notes, *notes))
