"""Reads every record of the files, one after the other, and knows how far it is."""

from collections.abc import Iterator, Sequence

from corpus import Record, Skipped, SourceFile, read_file, size_on_disk, watch_reading
from indexer.progress import Snapshot, Stage


class Reading:
    """The records of `files` in their order."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self.files = files
        self.read = 0
        self._sizes = [size_on_disk(file) for file in files]
        # What comes through a pipe has no size, so then nobody knows how much there is.
        known = [size for size in self._sizes if size is not None]
        self.size = sum(known) if len(known) == len(files) else 0
        self._bytes_done = 0
        self._bytes_at_end = 0
        self._files_done = 0
        self._file = ""

    def __iter__(self) -> Iterator[Record | Skipped]:
        with watch_reading(self._advance):
            for file, size in zip(self.files, self._sizes, strict=True):
                self._file = file.name
                self._bytes_at_end += size or 0
                for item in read_file(file):
                    self.read += 1
                    yield item
                self._files_done += 1
                # Also where the file was not read, grew or vanished.
                self._bytes_done = self._bytes_at_end

    def snapshot(self, stage: Stage, articles: int) -> Snapshot:
        """Return how far the reading is, with the number of articles it has led to."""
        return Snapshot(
            stage=stage,
            file=self._file,
            files_done=self._files_done,
            files_total=len(self.files),
            # The file being read may have grown; it must not push the bar into the next one.
            bytes_done=min(self._bytes_done, self._bytes_at_end),
            bytes_total=self.size,
            articles=articles,
        )

    def _advance(self, count: int) -> None:
        self._bytes_done += count
