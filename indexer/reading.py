"""Reads every record of the files, one after the other, and knows how far it is."""

from collections.abc import Iterator, Sequence

from corpus import Record, Skipped, SourceFile, read_file, size_on_disk, watch_reading
from indexer.progress import Snapshot, Stage


class Reading:
    """The records of `files` in their order."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = files
        self.read = 0
        self._bytes_total = sum(map(size_on_disk, files))
        self._bytes_done = 0
        self._files_done = 0
        self._file = ""

    def __iter__(self) -> Iterator[Record | Skipped]:
        with watch_reading(self._advance):
            for file in self.files:
                self._file = str(file.path)
                for item in read_file(file):
                    self.read += 1
                    yield item
                self._files_done += 1

    def snapshot(self, stage: Stage, articles: int) -> Snapshot:
        """Return how far the reading is, with the number of articles it has led to."""
        return Snapshot(
            stage=stage,
            file=self._file,
            files_done=self._files_done,
            files_total=len(self.files),
            # A file that grows while it is read must not push the bar past its end.
            bytes_done=min(self._bytes_done, self._bytes_total),
            bytes_total=self._bytes_total,
            articles=articles,
        )

    def _advance(self, count: int) -> None:
        self._bytes_done += count
