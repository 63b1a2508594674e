"""What verify sees of a disk that does not keep what it was given."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.writing import SegmentWriter

from search import Article, IndexDamaged, open_writer
from search.embedded import generations
from search.embedded.whoosh_schema import document_values
from tests.indexes import article

pytestmark = [
    pytest.mark.usefixtures("leaky"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def _verify_fifty(address: Path) -> None:
    with open_writer(address) as writer:
        for number in range(50):
            writer.add(article(number, "خبر " * number))
        writer.verify()


def test_file_cut_between_commit_and_reopen_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def cut_and_describe(directory: Path, articles: int) -> object:
        largest = max(directory.iterdir(), key=lambda path: path.stat().st_size)
        os.truncate(largest, largest.stat().st_size // 2)
        return describe(directory, articles)

    describe = generations.describe
    monkeypatch.setattr(generations, "describe", cut_and_describe)
    with pytest.raises(IndexDamaged, match="index again"):
        _verify_fifty(tmp_path / "index")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["LOCK"]


def test_article_that_was_written_otherwise_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def write_otherwise(added: Article) -> dict[str, object]:
        body = "غير ما أضيف" if added.id == "31" else added.body
        return document_values(replace(added, body=body))

    monkeypatch.setattr("search.embedded.writer.document_values", write_otherwise)
    with pytest.raises(IndexDamaged, match="'31' was not written as it was added"):
        _verify_fifty(tmp_path / "index")


def test_article_that_was_not_written_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def lose_one(writer: SegmentWriter, **values: object) -> None:
        if values["id"] != "30":
            add_document(writer, **values)

    add_document = SegmentWriter.add_document
    monkeypatch.setattr(SegmentWriter, "add_document", lose_one)
    with pytest.raises(IndexDamaged, match="does not hold 50 articles"):
        _verify_fifty(tmp_path / "index")


def test_full_disk_aborts_and_comes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(generations, "write_manifest", fail)
    with pytest.raises(OSError, match="No space left"):
        _verify_fifty(tmp_path / "index")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["LOCK"]
