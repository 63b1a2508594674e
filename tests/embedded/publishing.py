"""Small indexes with all the parts of large ones: several batches, segments and workers."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from search import Article, Generation, open_maintenance, open_writer
from search.embedded.writing import segmentation, tiers, workers

BATCH = 8
SEGMENT = 32


def make_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let batches and segments be so small that a few articles fill several."""
    monkeypatch.setattr(segmentation, "BATCH_ARTICLES", BATCH)
    monkeypatch.setattr(segmentation, "FIRST_BATCHES", 1)
    monkeypatch.setattr(segmentation, "BATCHES_BEFORE_HIRING", 1)
    monkeypatch.setattr(workers, "PATIENCE", None)
    monkeypatch.setattr(segmentation, "MAX_DOCUMENTS", SEGMENT)
    monkeypatch.setattr(tiers, "MAX_DOCUMENTS", SEGMENT)


def articles(numbers: Iterable[int], wording: str = "الأول") -> list[Article]:
    """Return articles of these numbers; another wording makes other articles of the same ids."""
    return [
        Article(
            f"n-{number}",
            f"عنوان {number}",
            f"خبر رقم {number} من بيروت بالنص {wording}",
            section=("سياسة", "رياضة", "")[number % 3],
        )
        for number in numbers
    ]


def publish(
    index: Path, added: Iterable[Article], deleted: Sequence[str] = (), **options: object
) -> Generation:
    """Publish a generation, or an update of one."""
    with open_writer(index, **options) as writer:  # type: ignore[arg-type]
        for article in added:
            writer.add(article)
        for article_id in deleted:
            writer.delete(article_id)
        writer.verify()
        return writer.publish()


def served(index: Path) -> list[Article]:
    """Return the articles of the served generation in the order of their ids."""
    return sorted(open_maintenance(index).articles(), key=lambda article: article.id)


def served_directory(index: Path) -> Path:
    """Return the directory of the served generation."""
    return index / (index / "CURRENT").read_text().split()[0]


def files_of(directory: Path) -> dict[str, bytes]:
    """Return the names and bytes of the files of a directory."""
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}
