import fnmatch
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import SourceMissing, find_files
from corpus.patterns import expand, is_pattern, split_pattern
from tests.corpus.packing import write

NAMES = ["1.txt", "2.jsonl", "a/1.txt", "a/b/1.txt", "a/b/2.jsonl", "c.d/3.txt", ".h/1.txt"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for name in NAMES:
        write(folder, name, b"x")
    (folder / "a" / "loop").symlink_to(folder)
    return folder


def found(tree: Path, pattern: str) -> list[str]:
    return [file.place for file in find_files([tree / pattern])]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["1.txt"]),
        ("?.*", ["1.txt", "2.jsonl", "c.d/3.txt"]),
        ("*/*.txt", ["a/1.txt", "c.d/3.txt"]),
        ("**/*.txt", ["1.txt", "a/1.txt", "a/b/1.txt", "c.d/3.txt"]),
        ("**/b/*", ["a/b/1.txt", "a/b/2.jsonl"]),
        ("a/**", ["1.txt", "b/1.txt", "b/2.jsonl", "loop"]),
        ("[ac]*/[13].txt", ["a/1.txt", "c.d/3.txt"]),
        ("*/b", ["a/b/1.txt", "a/b/2.jsonl"]),
        (".h*/*", [".h/1.txt"]),
        ("a/lo*", ["loop"]),
    ],
)
def test_pattern_finds_files_with_their_places(tree: Path, pattern: str, names: list[str]) -> None:
    assert found(tree, pattern) == names


def test_pattern_in_the_current_folder(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert [file.path for file in find_files([Path("*.txt")])] == [Path("1.txt")]
    assert [file.path for file in find_files([Path("**/2.jsonl")])] == [
        Path("2.jsonl"),
        Path("a/b/2.jsonl"),
    ]


def test_pattern_without_a_match_is_an_error(tree: Path) -> None:
    with pytest.raises(SourceMissing, match=r"no file matches '.*\*\.pdf'; check the pattern"):
        find_files([tree / "*.pdf"])
    with pytest.raises(SourceMissing, match="no file matches"):
        find_files([tree / "none" / "*"])


def test_file_that_is_called_as_a_pattern_is_itself(tmp_path: Path) -> None:
    write(tmp_path, "[1].txt", b"x")
    write(tmp_path, "1.txt", b"x")
    assert found(tmp_path, "[1].txt") == ["[1].txt"]


def test_pattern_begins_at_its_first_magic_part() -> None:
    assert split_pattern(Path("a/b/*/c/**")) == (Path("a/b"), ("*", "c", "**"))
    assert split_pattern(Path("/*.txt")) == (Path("/"), ("*.txt",))
    assert is_pattern(Path("a?/b"))
    assert not is_pattern(Path("a/b"))


def match_slowly(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(match_slowly(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    return (
        bool(parts)
        and fnmatch.fnmatchcase(parts[0], pattern[0])
        and match_slowly(parts[1:], pattern[1:])
    )


def all_paths(folder: Path) -> list[Path]:
    visible = []
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        visible += [Path(root, name) for name in (*folders, *files)]
    return visible


PARTS = ["*", "**", "a", "b", "?", "*.txt", "[a-c]*", "1.*"]
# Behind a ** at the end the folder itself is what is walked.
PATTERNS = st.builds(
    lambda parts, last: (*parts, last),
    st.lists(st.sampled_from(PARTS), max_size=3),
    st.sampled_from([part for part in PARTS if part != "**"]),
)


@given(pattern=PATTERNS)
def test_expansion_is_that_of_the_slow_twin(tree: Path, pattern: tuple[str, ...]) -> None:
    expected = {
        path for path in all_paths(tree) if match_slowly(path.relative_to(tree).parts, pattern)
    }
    # A link is followed only where a part of the pattern names it, never by **.
    followed = {path for path in expand(tree, pattern) if "loop" in path.parts[:-1]}
    assert set(expand(tree, pattern)) - followed == expected
    assert all(path.parts.count("loop") < len(pattern) for path in followed)
