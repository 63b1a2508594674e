import os
from pathlib import Path, PurePath

import pytest

from corpus.filenames import name_folders, readable_path


@pytest.mark.parametrize(
    ("relative", "source", "section"),
    [
        ("1.txt", "", ""),
        ("سياسة/1.txt", "", "سياسة"),
        ("المرفأ/سياسة/1.txt", "المرفأ", "سياسة"),
        ("المرفأ/سياسة/محلي/1.txt", "المرفأ", "سياسة"),
        ("المرفأ/سياسة/2012/03/1.txt", "المرفأ", "سياسة"),
        ("المرفأ/2012-03-08/1.txt", "", "المرفأ"),
        ("2012/03/1.txt", "", ""),
    ],
)
def test_folders_name_source_and_section(relative: str, source: str, section: str) -> None:
    assert name_folders(PurePath(relative)) == (source, section)


def test_decomposed_folder_names_are_composed() -> None:
    assert name_folders(PurePath("ا\u0655قتصاد/1.txt")) == ("", "إقتصاد")


def test_unicode_names_are_left_as_they_are() -> None:
    path = Path("أخبار/1.txt")
    assert readable_path(path) is path


def test_windows_1256_names_are_decoded() -> None:
    path = Path(os.fsdecode("/archive/رياضة/".encode("cp1256") + "خبر.txt".encode()))
    assert readable_path(path) == Path("/archive/رياضة/خبر.txt")


def test_names_of_unknown_bytes_can_be_printed() -> None:
    path = readable_path(Path(os.fsdecode(b"caf\xe9.txt")))
    assert path == Path("caf\\xe9.txt")
