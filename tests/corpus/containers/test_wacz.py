"""A WACZ is a zip whose WARC files alone hold articles."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus import Record, Skipped
from corpus.document import Document
from corpus.inputs import Input
from tests.corpus.packing import make_zip, read_path, write

WARC = b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"
MEMBERS = {
    "archive/data.warc.gz": gzip.compress(WARC),
    "archive/more.warc": WARC,
    "indexes/index.cdx.gz": gzip.compress(b"index"),
    "pages/pages.jsonl": b'{"title": "a page"}\n',
    "datapackage.json": b"{}",
    "datapackage-digest.json": b"{}",
}


def read_warc(source: Input) -> Iterator[Record | Skipped]:
    yield Record(source.at(1), Document("1", source.stream.read().decode(), ""))


@pytest.fixture(autouse=True)
def warc_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = SimpleNamespace(
        NAME="WARC",
        SUFFIXES=(".warc",),
        recognizes=lambda head: head.startswith(b"WARC/"),
        read=read_warc,
    )
    monkeypatch.setattr("corpus.detection.READERS", (reader,))


@pytest.mark.parametrize("name", ["a.wacz", "a.zip", "a"])
def test_only_warc_files_are_read(tmp_path: Path, name: str) -> None:
    outcomes = read_path(write(tmp_path, name, make_zip(MEMBERS)))
    assert [outcome.origin.member for outcome in outcomes] == list(MEMBERS)[:2]
    assert [outcome.document.title for outcome in outcomes if isinstance(outcome, Record)] == [
        WARC.decode()
    ] * 2


def test_other_zips_are_read_whole(tmp_path: Path) -> None:
    members = {name: data for name, data in MEMBERS.items() if not name.startswith("archive/")}
    outcomes = read_path(write(tmp_path, "a.zip", make_zip(members)))
    assert len(outcomes) == len(members)
