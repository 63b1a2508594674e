"""The journal: a piece is found again if it is whole, and never otherwise."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.storage.file_entries import file_entry
from search.embedded.writing.journal import JOURNAL, Journal
from search.embedded.writing.pieces import SUFFIXES, Piece
from tests.embedded.damage import FLIPS, cut, flip


def _piece(directory: Path, name: str) -> Piece:
    """Write files of a piece."""
    for suffix in SUFFIXES:
        (directory / (name + suffix)).write_text(f"{name}{suffix} {'content ' * 9}")
    files = {suffix: file_entry(directory / (name + suffix)) for suffix in SUFFIXES}
    return Piece(name, 7, files)


def _noted(directory: Path, *names: str) -> list[Piece]:
    journal = Journal(directory)
    pieces = [_piece(directory, name) for name in names]
    for piece in pieces:
        journal.add(piece)
    return pieces


def test_what_was_added_is_found_by_this_journal_and_the_next(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    piece = _piece(tmp_path, "run-1")
    journal.add(piece)
    assert journal.find("run-1") == Journal(tmp_path).find("run-1") == piece
    assert journal.find("run-2") is None
    assert len(journal) == len(Journal(tmp_path)) == 1


def test_threads_add_whole_lines(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    pieces = [_piece(tmp_path, f"run-{number}") for number in range(100)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(journal.add, pieces))
    assert [Journal(tmp_path).find(piece.name) for piece in pieces] == pieces


def test_a_line_that_was_cut_short_is_forgotten_and_spoils_no_other(tmp_path: Path) -> None:
    first, second = _noted(tmp_path, "run-1", "run-2")
    whole = (tmp_path / JOURNAL).stat().st_size
    for size in range(whole - 1, whole - 30, -1):
        cut(tmp_path / JOURNAL, size)
        for suffix in SUFFIXES:
            (tmp_path / f"run-2{suffix}").touch()
        journal = Journal(tmp_path)
        assert (journal.find("run-1"), journal.find("run-2")) == (first, None)
        journal.add(_piece(tmp_path, "run-2"))
        assert Journal(tmp_path).find("run-2") == second


@settings(deadline=None)
@given(place=st.integers(min_value=0), mask=FLIPS)
def test_a_flipped_byte_of_the_journal_forgets_a_piece_or_nothing(place: int, mask: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        pieces = _noted(Path(name), "run-1", "run-2", "run-3")
        flip(Path(name) / JOURNAL, place % (Path(name) / JOURNAL).stat().st_size, mask)
        found = [Journal(Path(name)).find(piece.name) for piece in pieces]
        assert all(it in (piece, None) for it, piece in zip(found, pieces, strict=True))
        # The sign between two lines belongs to both.
        assert found.count(None) <= 2


@settings(deadline=None)
@given(place=st.integers(min_value=0), mask=FLIPS, suffix=st.sampled_from(SUFFIXES))
def test_a_piece_with_a_flipped_byte_is_not_found(place: int, mask: int, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        _noted(Path(name), "run-1")
        path = Path(name) / f"run-1{suffix}"
        flip(path, place % path.stat().st_size, mask)
        assert Journal(Path(name)).find("run-1") is None


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_piece_without_a_file_or_its_end_is_not_found(tmp_path: Path, suffix: str) -> None:
    _noted(tmp_path, "run-1")
    cut(tmp_path / f"run-1{suffix}", 5)
    assert Journal(tmp_path).find("run-1") is None
    (tmp_path / f"run-1{suffix}").unlink()
    assert Journal(tmp_path).find("run-1") is None


def test_a_piece_made_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    (piece,) = _noted(tmp_path, "run-1")
    again = replace(piece, documents=8)
    Journal(tmp_path).add(again)
    assert Journal(tmp_path).find("run-1") == again


def test_what_no_line_tells_of_is_removed(tmp_path: Path) -> None:
    _noted(tmp_path, "run-1")
    (tmp_path / "run-2-4711.arrays").write_bytes(b"the draft of a worker that was killed")
    Journal(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        JOURNAL,
        "run-1.arrays",
        "run-1.stored",
    ]
