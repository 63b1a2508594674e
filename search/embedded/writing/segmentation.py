"""Turns articles that come one by one into segments, in a memory that does not grow.

A full batch becomes a run, by a worker; runs in a row become a segment while they fit into one.
Where batches and segments end depends on the articles alone, so any number of workers makes the
same files.
"""

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from search.embedded.storage.segments import MAX_DOCUMENTS
from search.embedded.writing.journal import Journal
from search.embedded.writing.pieces import Merge, Part, Piece, Run, Task, warm_up
from search.embedded.writing.workers import Workers

# Measured on 73,619 articles of 1,770 characters: a worker takes 270 MB for such a batch, and
# 570 MB for a segment of eight; twice the characters take twice that.
BATCH_ARTICLES = 8192
BATCH_CHARACTERS = 24_000_000
# The first batches are smaller, as many as make one, so that all cores are at work soon.
FIRST_BATCHES = 4
# With the next batch the work done here is about what starting two processes takes.
BATCHES_BEFORE_HIRING = FIRST_BATCHES + 1
# To hire at once is quicker by a tenth with 89 MB to come, slower by a sixth with 51: two cores.
BYTES_WORTH_HIRING = 4 * BATCH_CHARACTERS
SEGMENT_CHARACTERS = 150_000_000


@dataclass(slots=True)
class Batch:
    """Articles that are analysed together, encoded, and the characters of their texts."""

    share: int = 1
    """Of how many equal parts of a whole batch it is one."""
    records: list[bytes] = field(default_factory=list)
    characters: int = 0

    @property
    def is_full(self) -> bool:
        """Say whether it is time for the next batch."""
        return (
            len(self.records) * self.share >= BATCH_ARTICLES
            or self.characters * self.share >= BATCH_CHARACTERS
        )


@dataclass(slots=True)
class Group:
    """Runs in a row that become one segment."""

    runs: list[Future[Piece]] = field(default_factory=list)
    documents: int = 0
    characters: int = 0

    def has_room_for(self, batch: Batch) -> bool:
        """Say whether the run of a batch fits in; a first one always does."""
        return not self.runs or (
            self.documents + len(batch.records) <= MAX_DOCUMENTS
            and self.characters + batch.characters <= SEGMENT_CHARACTERS
        )

    def add(self, run: Future[Piece], batch: Batch) -> None:
        """Take the run of a batch in."""
        self.runs.append(run)
        self.documents += len(batch.records)
        self.characters += batch.characters


class Workshop:
    """Makes pieces in a building directory, each once: what the journal has is not made again."""

    def __init__(self, directory: Path, workers: Workers) -> None:
        directory.mkdir(exist_ok=True)
        self.directory = directory
        self.journal = Journal(directory)
        self.workers = workers
        self._is_open = False
        self._is_staffed = False

    def open(self) -> None:
        """Start the workers and keep what is made from now on; a second call changes nothing."""
        self._is_open = True
        self.workers.start()

    def hire(self) -> None:
        """Have processes make what comes; a second call changes nothing."""
        if self.workers.count and not self._is_staffed:
            self._is_staffed = True
            warm_up(self.directory)
            self.workers.hire()

    def make(self, task: Task) -> Piece:
        """Make a piece; for a job of the workers' to call."""
        if not self._is_open:
            # Less than a batch: not worth keeping, should something go wrong.
            return self.workers.make(task, self.directory)
        piece = self.journal.find(task.name)
        if piece is None:
            piece = self.workers.make(task, self.directory)
            self.journal.add(piece)
        return piece

    def make_run(self, records: list[bytes]) -> Piece:
        """Make a run of a batch."""
        return self.make(Run.of(records))

    def merge_runs(self, runs: list[Future[Piece]]) -> Piece:
        """Merge runs that are made or being made; one alone is a segment as it is."""
        made = [run.result() for run in runs]
        if len(made) == 1:
            return made[0]
        return self.make(Merge.of([Part(self.directory, run.name, run.checksum) for run in made]))


class Segmentation:
    """Takes the articles of a run of the indexer, encoded."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._batches_before_hiring = BATCHES_BEFORE_HIRING
        self._ended = 0
        self._batch = Batch(FIRST_BATCHES)
        self._group = Group()
        self._unfinished: deque[Future[Piece]] = deque()
        self._segments: list[Future[Piece]] = []

    def expect(self, size: int) -> None:
        """Hear how many bytes of text are to come, so that processes need not be waited for."""
        if size >= BYTES_WORTH_HIRING:
            self._batches_before_hiring = 0

    def add(self, record: bytes, characters: int) -> None:
        """Take an article; now and then this waits for the workers.

        Raises:
            OSError, IndexInterrupted: a worker has failed, on this article or an earlier one.
        """
        self._batch.records.append(record)
        self._batch.characters += characters
        if self._batch.is_full:
            self._workshop.open()
            if self._ended >= self._batches_before_hiring:
                self._workshop.hire()
            self._end_batch()

    def finish(self) -> list[Piece]:
        """Return the segments of all that was added, once they are made."""
        if self._batch.records:
            self._end_batch()
        if self._group.runs:
            self._end_group()
        return [segment.result() for segment in self._segments]

    def _end_batch(self) -> None:
        self._ended += 1
        batch, self._batch = self._batch, Batch(FIRST_BATCHES if self._ended < FIRST_BATCHES else 1)
        if not self._group.has_room_for(batch):
            self._end_group()
        workers = self._workshop.workers
        run = workers.submit(self._workshop.make_run, batch.records)
        self._group.add(run, batch)
        # So that it is merged now and not when the next batch is full.
        if self._group.documents == MAX_DOCUMENTS:
            self._end_group()
        self._unfinished.append(run)
        while len(self._unfinished) > workers.count + 1:
            self._unfinished.popleft().result()

    def _end_group(self) -> None:
        group, self._group = self._group, Group()
        self._segments.append(self._workshop.workers.submit(self._workshop.merge_runs, group.runs))
