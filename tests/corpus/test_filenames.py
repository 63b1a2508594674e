import os

import pytest

from corpus.filenames import decode_name, decode_names, name_folders, readable_name


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
    assert name_folders(relative) == (source, section)


def test_decomposed_folder_names_are_composed() -> None:
    assert name_folders("ا\u0655قتصاد/1.txt") == ("", "إقتصاد")


def test_unicode_names_are_left_as_they_are() -> None:
    assert readable_name("أخبار/1.txt") == "أخبار/1.txt"


def test_windows_1256_names_are_decoded() -> None:
    name = os.fsdecode("/archive/رياضة/".encode("cp1256") + "خبر.txt".encode())
    assert readable_name(name) == "/archive/رياضة/خبر.txt"


def test_names_of_unknown_bytes_can_be_printed() -> None:
    assert readable_name(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"


def test_names_of_one_archive_are_decoded_together() -> None:
    names = ["رياضة محلية ودولية/خبر أول عن المباراة.txt", "é.txt"]
    raw = [name.encode("cp1256") for name in names]
    assert decode_names(raw) == names
    assert decode_names([]) == []
    # Alone, the second is in no encoding known here.
    assert decode_name(raw[1]) == "\\xe9.txt"


def test_name_with_a_line_break_does_not_shift_the_others() -> None:
    assert decode_names([b"a\nb", "علوم".encode(), b"\xff\xfe"]) == ["a\nb", "علوم", ""]
