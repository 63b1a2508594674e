import bz2
import gzip
from pathlib import Path

import pytest

from corpus import Record
from corpus.limits import MAX_COMPRESSION_LAYERS
from tests.corpus.packing import COMPRESS, read_path, read_plain, reasons, titles, write

TEXT = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة.\n".encode()


def notes(path: Path) -> tuple[str, ...]:
    (outcome,) = read_path(path)
    assert isinstance(outcome, Record)
    return outcome.notes


@pytest.mark.parametrize("suffix", COMPRESS)
def test_compressed_text_is_read(tmp_path: Path, suffix: str) -> None:
    assert notes(write(tmp_path, f"1.txt{suffix}", COMPRESS[suffix](TEXT))) == ()


def test_several_compressions_are_undone(tmp_path: Path) -> None:
    assert notes(write(tmp_path, "1.txt.gz.bz2", bz2.compress(gzip.compress(TEXT)))) == ()


@pytest.mark.parametrize("name", ["1.txt", "1.txt.bz2"])
def test_content_beats_a_name_that_lies(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, gzip.compress(TEXT))
    assert notes(path) == ("read as gzip: the content says so",)


def test_text_called_compressed_is_read_as_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, "1.txt.gz", TEXT)
    assert notes(path) == ("read as not compressed: the content says so",)


def test_damaged_beginning_is_not_taken_for_text(tmp_path: Path) -> None:
    path = write(tmp_path, "1.txt.gz", b"\0\0" + gzip.compress(TEXT)[2:])
    reason = "the compressed file is damaged: it does not begin as gzip does"
    assert reasons(read_path(path)) == [("", reason)]


def test_name_without_a_suffix_is_no_hindrance(tmp_path: Path) -> None:
    path = write(tmp_path, "dump", gzip.compress(b'{"title": "a"}\n'))
    assert titles(read_path(path)) == ["a"]


def test_layers_are_bounded(tmp_path: Path) -> None:
    data, name = TEXT, "1.txt"
    for _ in range(MAX_COMPRESSION_LAYERS):
        data, name = gzip.compress(data), f"{name}.gz"
    assert read_plain(write(tmp_path, name, data)) == TEXT
    path = write(tmp_path, f"{name}.gz", gzip.compress(data))
    assert reasons(read_path(path)) == [("", "compressed too many times over: more than 3")]


def test_empty_content_is_an_empty_file(tmp_path: Path) -> None:
    path = write(tmp_path, "1.txt.gz", gzip.compress(b""))
    assert reasons(read_path(path)) == [("", "the file is empty")]
