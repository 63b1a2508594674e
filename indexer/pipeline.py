"""read → clean → deduplicate → map → write → verify → publish: one record at a time.

Each stage takes a record and returns it, or says why it is skipped; the loop is in one place.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus import FieldMap, Record, Recurring, Skipped, SourceFile, clean_record
from indexer.duplicates import Duplicates
from indexer.errors import Interrupted, NothingToIndex, SkippedStrictly
from indexer.mapping import to_article
from indexer.progress import Progress, Silent, Stage
from indexer.reading import Reading
from indexer.register import Register
from indexer.report import ContentsCounter, IndexReport, Tally
from indexer.rules import DEFAULT_RULES, Rules
from search import Article, Change, Generation, Writer

Clock = Callable[[], float]


def build_index(
    files: Sequence[SourceFile],
    writer: Writer,
    progress: Progress | None = None,
    clock: Clock = time.monotonic,
    *,
    rules: Rules = DEFAULT_RULES,
    register: Register | None = None,
) -> IndexReport:
    """Publish a new generation with every article of `files` and report on every record.

    A register is told where each article comes from, and may leave others out of an update; with
    one there may be no article.

    The writer is finished afterwards. Until it publishes, whatever is raised leaves the served
    generation as it was: an error of the writer's, or a full disk, comes through as it is.

    Raises:
        NothingToIndex: the files hold no article.
        SkippedStrictly: the rules are strict, and something but a duplicate was skipped.
        Interrupted: someone pressed Ctrl-C before the generation was published.
    """
    with writer:
        try:
            run = _Run(files, progress or Silent(), clock, rules, register)
            writer.expect(run.size)
            run.fill(writer.add)
            if register:
                register.settle(writer)
            run.show(Stage.VERIFYING)
            writer.verify()
        except KeyboardInterrupt:
            raise Interrupted from None
        run.show(Stage.PUBLISHING)
        return run.report(writer.publish())


def rehearse_index(
    files: Sequence[SourceFile],
    progress: Progress | None = None,
    clock: Clock = time.monotonic,
    *,
    rules: Rules = DEFAULT_RULES,
) -> IndexReport:
    """Do all that `build_index` does but write: the report tells what would be indexed.

    Every article counts as added, for no index is looked into.

    Raises:
        NothingToIndex, SkippedStrictly, Interrupted: as `build_index` does.
    """
    run = _Run(files, progress or Silent(), clock, rules)
    try:
        run.fill(lambda article: Change.ADDED)
    except KeyboardInterrupt:
        raise Interrupted from None
    return run.report(None)


class _Run:
    """One run: where it is and what it found."""

    def __init__(
        self,
        files: Sequence[SourceFile],
        progress: Progress,
        clock: Clock,
        rules: Rules,
        register: Register | None = None,
    ) -> None:
        self._rules = rules
        self._register = register
        self._reading = Reading(files)
        self._duplicates = Duplicates(register.taken if register else None)
        self._progress = progress
        self._clock = clock
        self._start = clock()
        self._changes: Counter[Change] = Counter()
        self._skipped = Tally()
        self._notes = Tally()
        self._contents = ContentsCounter()

    @property
    def size(self) -> int:
        """Return how many bytes the files are, 0 where nobody knows it."""
        return self._reading.size

    def fill(self, add: Callable[[Article], Change]) -> None:
        for item in self._clean(self._read()):
            self._take(item, add)
        for origin, note in unmet_names(self._reading.files):
            self._notes.add(origin, note)
        if not self._changes and not self._register:
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
            contents=self._contents.close(),
            seconds=self._clock() - self._start,
            generation=generation,
        )

    def _read(self) -> Iterator[Record | Skipped]:
        for item in self._reading:
            yield item
            if self._progress.is_due():
                self.show(Stage.READING)

    def _clean(self, items: Iterable[Record | Skipped]) -> Iterator[Record | Skipped]:
        # Before the duplicates: an empty record must not take the id from a good one.
        good = (cleaned(item) if isinstance(item, Record) else item for item in items)
        return Recurring().cut(good) if self._rules.cuts_recurring else good

    def _take(self, item: Record | Skipped, add: Callable[[Article], Change]) -> None:
        if isinstance(item, Skipped):
            if self._rules.is_strict:
                raise SkippedStrictly(item)
            self._skipped.add(item.origin, item.reason)
            return
        checked = self._duplicates.check(item)
        if isinstance(checked, Skipped):
            self._skipped.add(checked.origin, checked.reason)
            if self._register:
                self._register.passed_over(checked.origin)
            return
        origin, document, notes = checked
        self._changes[add(to_article(document))] += 1
        if self._register:
            self._register.took(origin, document.id)
        self._contents.add(document)
        for note in notes:
            self._notes.add(origin, note)


def cleaned(record: Record) -> Record | Skipped:
    """Return the record cleaned, or why nothing of it is left."""
    before, record = record, clean_record(record)
    if record.document.body:
        return record
    if not record.document.title:
        return Skipped(record.origin, "no title and no text: cleaning left nothing")
    notes = ("no text: cleaning left only the title",) if before.document.body else ()
    return record._replace(notes=(*record.notes, *notes))


def unmet_names(files: Sequence[SourceFile]) -> Iterator[tuple[str, str]]:
    """Yield the files of a map and a note for each name in it that no record of them had.

    It is counted as one note of the run, for it tells of no single record.
    """
    maps: dict[int, tuple[FieldMap, list[SourceFile]]] = {}
    for file in files:
        if isinstance(names := file.options.names, FieldMap):
            maps.setdefault(id(names), (names, []))[1].append(file)
    for names, mapped in maps.values():
        more = f" and {len(mapped) - 1:,} more" if len(mapped) > 1 else ""
        for name in names.unmet:
            yield f"{mapped[0].name}{more}", f"map: no record has a field {name!r}"
