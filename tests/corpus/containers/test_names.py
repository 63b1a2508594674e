from pathlib import PurePosixPath

import pytest

from corpus.containers.names import is_folder, is_hidden, member_path, refuse_name


@pytest.mark.parametrize(
    "name",
    ["../1.txt", "a/../../1.txt", "/etc/passwd", "..", "C:\\1.txt", "c:/1.txt", "..\\1.txt"],
)
def test_name_that_leads_out_is_refused(name: str) -> None:
    assert refuse_name(name) == "a name that leads out of its archive; it is not read"


@pytest.mark.parametrize("name", ["", ".", "./"])
def test_name_of_nothing_is_refused(name: str) -> None:
    assert refuse_name(name) == "a member of an archive without a name"


@pytest.mark.parametrize("name", ["1.txt", "./a/1.txt", "a..b/1..txt", "أخبار/١.txt", "a: b.txt"])
def test_other_names_are_taken(name: str) -> None:
    assert refuse_name(name) is None


def test_old_windows_programs_part_folders_by_a_backslash() -> None:
    assert member_path("أخبار\\علوم\\1.txt") == PurePosixPath("أخبار/علوم/1.txt")
    assert member_path("أخبار/a\\b.txt") == PurePosixPath("أخبار/a\\b.txt")
    assert is_folder("أخبار\\علوم\\")
    assert is_folder("a/")
    assert not is_folder("a/b\\")
    assert not is_folder("")


@pytest.mark.parametrize("name", [".DS_Store", "a/.git/1.txt", "__MACOSX/a/._1.txt"])
def test_hidden_members(name: str) -> None:
    assert is_hidden(name)
    assert not is_hidden("./a/1.txt")
