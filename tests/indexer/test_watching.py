"""A watched folder and its index: what is new, what differs, what is gone."""

import json
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from corpus import SourceMissing
from indexer import Source, Watch
from indexer.watching import STATE_NAME
from search import open_engine, open_maintenance, open_writer

TEXT = "عنوان الخبر رقم {0} في الصحيفة\nنص الخبر رقم {0} كما نشرته الصحيفة في عددها الصادر أمس."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "أخبار"
    folder.mkdir()
    for number in range(3):
        write(folder / f"{number}.txt", TEXT.format(number))
    return folder


@pytest.fixture
def watch(folder: Path, tmp_path: Path) -> Watch:
    index = tmp_path / "index"
    return Watch([Source((folder,))], index, partial(open_writer, index, update=True, workers=0))


def write(path: Path, text: str) -> None:
    """Write a file that is clearly another than before."""
    path.write_text(text)
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + next(_TICKS)))


def _ticks() -> Iterator[int]:
    number = 0
    while True:
        number += 1_000_000_000
        yield number


_TICKS = _ticks()


def titles(index: Path) -> list[str]:
    return sorted(article.title for article in open_maintenance(index).articles())


def title(number: int | str) -> str:
    return TEXT.format(number).partition("\n")[0]


def test_first_update_indexes_everything_the_next_nothing(watch: Watch, tmp_path: Path) -> None:
    report = watch.update()
    assert report is not None
    assert report.added == 3
    assert watch.update() is None
    assert titles(tmp_path / "index") == [title(0), title(1), title(2)]


def test_new_changed_and_gone_files(watch: Watch, folder: Path, tmp_path: Path) -> None:
    watch.update()
    write(folder / "3.txt", TEXT.format(3))
    write(folder / "1.txt", TEXT.format("آخر"))
    (folder / "0.txt").unlink()
    report = watch.update()
    assert report is not None
    assert (report.files, report.added) == (2, 2)
    assert titles(tmp_path / "index") == [title(2), title(3), title("آخر")]


def test_a_file_that_only_went_is_an_update_too(watch: Watch, folder: Path, tmp_path: Path) -> None:
    watch.update()
    (folder / "2.txt").unlink()
    report = watch.update()
    assert report is not None
    assert (report.files, report.indexed) == (0, 0)
    assert titles(tmp_path / "index") == [title(0), title(1)]


def test_an_article_that_moves_to_another_file_stays(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    watch.update()
    (folder / "2.txt").rename(folder / "9.txt")
    report = watch.update()
    assert report is not None
    assert report.unchanged == 1
    assert titles(tmp_path / "index") == [title(0), title(1), title(2)]


def test_copy_of_an_article_counts_for_itself_once_the_first_is_gone(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    write(folder / "9.txt", f"{TEXT.format(0)}\n\n")
    report = watch.update()
    assert report is not None
    assert report.skipped.total == 1
    (folder / "0.txt").unlink()
    watch.update()
    assert titles(tmp_path / "index") == [title(0), title(1), title(2)]


def test_an_id_that_another_file_has_takes_nothing_from_it(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    write(folder / "a.jsonl", json.dumps({"id": "1", "title": "أول", "body": "نص الأول"}))
    watch.update()
    write(folder / "b.jsonl", json.dumps({"id": "1", "title": "ثان", "body": "نص الثاني"}))
    report = watch.update()
    assert report is not None
    assert report.notes.kinds[0].kind == "id already taken"
    assert {"أول", "ثان"} <= set(titles(tmp_path / "index"))
    write(folder / "a.jsonl", json.dumps({"id": "1", "title": "أول جديد", "body": "نص"}))
    watch.update()
    assert {"أول جديد", "ثان"} <= set(titles(tmp_path / "index"))


def test_without_its_state_everything_is_read_again_and_found_unchanged(
    watch: Watch, tmp_path: Path
) -> None:
    watch.update()
    (tmp_path / "index" / STATE_NAME).write_text("{")
    report = watch.update()
    assert report is not None
    assert (report.added, report.unchanged) == (0, 3)


def test_folder_that_vanishes_takes_nothing_with_it(
    watch: Watch, folder: Path, tmp_path: Path
) -> None:
    watch.update()
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(SourceMissing):
        watch.update()
    with open_engine(tmp_path / "index") as engine:
        assert engine.generation.articles == 3


def test_emptied_folder_leaves_an_empty_index(watch: Watch, folder: Path, tmp_path: Path) -> None:
    watch.update()
    for path in folder.iterdir():
        path.unlink()
    watch.update()
    assert titles(tmp_path / "index") == []
    assert open_maintenance(tmp_path / "index").verify().damaged == ()
