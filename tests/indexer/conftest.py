"""Files that exist only by name: what reading them yields is set by the test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from corpus import Document, Origin, Record, Skipped, SourceFile
from tests.indexer.memory import Shelf

FILE_SIZE = 1000
MakeFiles = Callable[..., list[SourceFile]]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def make_files(monkeypatch: pytest.MonkeyPatch) -> MakeFiles:
    """Return a function from `name=[items]` to files that yield those items."""

    watchers: list[Callable[[int], object]] = []

    @contextmanager
    def watch_reading(advance: Callable[[int], object]) -> Iterator[None]:
        watchers[:] = [advance]
        yield

    def make(**contents: list[Record | Skipped]) -> list[SourceFile]:
        def read_file(file: SourceFile) -> Iterator[Record | Skipped]:
            items = contents[file.path.name]
            for item in items:
                watchers[0](FILE_SIZE // len(items))
                yield item

        monkeypatch.setattr("indexer.reading.read_file", read_file)
        monkeypatch.setattr("indexer.reading.watch_reading", watch_reading)
        monkeypatch.setattr("indexer.reading.size_on_disk", lambda file: FILE_SIZE)
        return [SourceFile(name, name) for name in contents]

    return make


@pytest.fixture
def record() -> Callable[..., Record]:
    """Return a function that makes a record; its line is its place in file `a`."""

    def make(
        article_id: str, body: str = "نص الخبر", *, line: int = 1, notes: tuple[str, ...] = ()
    ) -> Record:
        document = Document(article_id, f"عنوان {article_id}" if body else "", body)
        return Record(Origin("a", line), document, notes)

    return make
