"""A run takes as much memory for many articles as for few, whatever there is many of."""

import tracemalloc
from collections.abc import Iterator

import pytest

from corpus import Document, Log, Origin, Record, Skipped, SourceFile, hashes
from corpus.cleaning import recurring
from indexer import rehearse_index
from indexer.report import contents

WARMED_UP, READ = 6000, 14_000


def test_nothing_is_kept_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes, "HELD", 300)
    monkeypatch.setattr(Log, "TAIL_BYTES", 1 << 12)
    monkeypatch.setattr(recurring, "MAX_SOURCES", 20)
    monkeypatch.setattr(contents, "MAX_NAMES", 50)
    monkeypatch.setattr(contents, "_MAX_ALIKE", 50)
    held: list[int] = []

    def read_file(file: SourceFile) -> Iterator[Record | Skipped]:
        for number in range(READ):
            if number >= WARMED_UP and number % 1000 == 0:
                held.append(tracemalloc.get_traced_memory()[0])
            origin = Origin(str(file.path), number, f"{number}.txt")
            document = Document(
                str(number),
                f"عنوان {number}",
                f"فقرة {number}\nفقرة ثانية {number}",
                section=f"باب {number}",
                source=f"صحيفة {number}",
            )
            yield Record(origin, document, (f"note {number}: detail",))
            yield Skipped(origin, f"reason {number}: detail")
            yield Record(origin._replace(line=READ + number), document)

    monkeypatch.setattr("indexer.reading.read_file", read_file)
    tracemalloc.start()
    try:
        report = rehearse_index([SourceFile("a.zip", "a.zip")])
    finally:
        tracemalloc.stop()
    assert (report.indexed, report.skipped.total) == (READ, 2 * READ)
    # The caches are full by then, and what moves to files comes and goes.
    assert max(held[4:]) - max(held[:4]) < 15 * 4000
