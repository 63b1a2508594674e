"""A run that stopped half way: the next one makes what is missing, and ends with the same bytes."""

from functools import partial
from pathlib import Path

import pytest

from search import Article, IndexInterrupted, open_writer
from search.embedded.writing import pieces, segmentation
from search.embedded.writing.pieces import Piece, Task
from search.embedded.writing.workers import Workers
from tests.embedded import publishing
from tests.embedded.damage import cut
from tests.embedded.publishing import (
    BATCH,
    SEGMENT,
    articles,
    files_of,
    make_small,
    served,
    served_directory,
)

publish = partial(publishing.publish, workers=0)

ADDED = articles(range(2 * SEGMENT + 3))
"""Nine batches, three segments of which two are merges."""


class Made(list[str]):
    """The names of the pieces that were made, and after how many no more are."""

    limit = 1 << 30


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Make pieces in this process, of small batches, and note their names."""
    make_small(monkeypatch)
    names = Made()

    def make(_: Workers, task: Task, directory: Path) -> Piece:
        if len(names) == names.limit:
            raise IndexInterrupted("a worker process ended")
        names.append(task.name)
        return task(directory)

    monkeypatch.setattr(Workers, "make", make)
    return names


@pytest.fixture
def expected(tmp_path: Path, made: Made) -> dict[str, bytes]:
    """Return the files of an undisturbed run."""
    publish(tmp_path / "undisturbed", ADDED)
    made.clear()
    return files_of(served_directory(tmp_path / "undisturbed"))


def _interrupted(index: Path, made: Made, after: int, added: list[Article]) -> list[str]:
    """Run until so many pieces are made; return their names."""
    made.limit = after
    with pytest.raises(IndexInterrupted):
        publish(index, added)
    names, made.limit = list(made), 1 << 30
    made.clear()
    return names


@pytest.mark.parametrize("after", range(1, 11))
def test_pieces_that_were_made_are_not_made_again(
    tmp_path: Path, made: Made, expected: dict[str, bytes], after: int
) -> None:
    index = tmp_path / "index"
    before = _interrupted(index, made, after, ADDED)
    assert [path.name for path in index.glob("building-*/*")] == ["pieces"]
    publish(index, ADDED)
    assert len(before) == after
    assert len(made) == 11 - after
    assert not set(made) & set(before)
    assert files_of(served_directory(index)) == expected
    assert not list(index.glob("building-*"))


def test_being_stopped_again_and_again_changes_nothing(
    tmp_path: Path, made: Made, expected: dict[str, bytes]
) -> None:
    for _ in range(10):
        _interrupted(tmp_path / "index", made, 1, ADDED)
    publish(tmp_path / "index", ADDED)
    assert len(made) == 1
    assert files_of(served_directory(tmp_path / "index")) == expected


def test_a_changed_article_makes_its_batch_and_its_segment_anew(tmp_path: Path, made: Made) -> None:
    changed = [*ADDED]
    changed[3] = articles([3], wording="الآخر")[0]
    _interrupted(tmp_path / "index", made, 10, ADDED)
    publish(tmp_path / "index", changed)
    assert sorted(name.partition("-")[0] for name in made) == ["merge", "run", "run"]
    publish(tmp_path / "undisturbed", changed)
    assert files_of(served_directory(tmp_path / "index")) == files_of(
        served_directory(tmp_path / "undisturbed")
    )


def test_a_damaged_piece_is_made_again(
    tmp_path: Path, made: Made, expected: dict[str, bytes]
) -> None:
    index = tmp_path / "index"
    _interrupted(index, made, 5, ADDED)
    for path in index.glob("building-*/pieces/run-*.stored"):
        cut(path, 20)
    publish(index, ADDED)
    # The first segment's merge was made of them before; it is whole, and of the same content.
    assert sorted(name.partition("-")[0] for name in made) == ["merge"] + ["run"] * 9
    assert files_of(served_directory(index)) == expected


def test_another_analyser_makes_everything_again(
    tmp_path: Path, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    _interrupted(tmp_path / "index", made, 10, ADDED)
    monkeypatch.setattr(pieces.analysis, "fingerprint", lambda: "another")
    publish(tmp_path / "index", ADDED)
    assert len(made) == 11


def test_an_update_resumes_a_run_of_the_same_articles(
    tmp_path: Path, made: Made, expected: dict[str, bytes]
) -> None:
    _interrupted(tmp_path / "index", made, 10, ADDED)
    publish(tmp_path / "index", ADDED, update=True)
    assert len(made) == 1
    assert files_of(served_directory(tmp_path / "index")) == expected


def test_an_interrupted_update_resumes(tmp_path: Path, made: Made) -> None:
    built = []
    for name, after in (("undisturbed", 0), ("index", 3)):
        publish(tmp_path / name, ADDED[:SEGMENT])
        made.clear()
        if after:
            made.limit = after
            with pytest.raises(IndexInterrupted):
                publish(tmp_path / name, ADDED[SEGMENT - 5 :], ["n-1"], update=True)
            made.limit = 1 << 30
        publish(tmp_path / name, ADDED[SEGMENT - 5 :], ["n-1"], update=True)
        assert len(served(tmp_path / name)) == len(ADDED) - 1
        built.append(files_of(served_directory(tmp_path / name)))
    assert built[0] == built[1]


def test_what_is_kept_takes_the_number_of_the_next_generation(tmp_path: Path, made: Made) -> None:
    _interrupted(tmp_path, made, 2, ADDED)
    (tmp_path / "building-000001").rename(tmp_path / "building-000007")
    (tmp_path / "building-000003").mkdir()
    assert publish(tmp_path, ADDED).name == "generation-000001"
    assert len(made) == 9
    assert {path.name for path in tmp_path.iterdir()} == {"CURRENT", "LOCK", "generation-000001"}


def test_a_batch_that_is_made_is_kept_by_an_abort(tmp_path: Path, made: Made) -> None:
    with open_writer(tmp_path, workers=0) as writer:
        for article in ADDED[:BATCH]:
            writer.add(article)
    assert len(list(tmp_path.glob("building-*/pieces/run-*"))) == 2
    assert segmentation.Workshop(tmp_path / "building-000001/pieces", Workers(0)).journal
