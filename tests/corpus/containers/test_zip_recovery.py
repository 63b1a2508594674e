"""Zips without their table: whole members are read, the others named, nothing is lost silently."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from tests.corpus.packing import make_zip, read_path, reasons, titles, write

NAMES = ("أول", "ثان", "ثالث")
MEMBERS = {
    f"{name}.jsonl": b"".join(b'{"title": "%d-%d"}\n' % (n, line) for line in range(20))
    for n, name in enumerate(NAMES)
}
TABLE_IS_GONE = "the archive is damaged: its table of contents at the end is missing or broken"
METHODS = [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]


class _Pipe(io.BytesIO):
    """What cannot be gone back in, so that sizes and checksums come behind the members."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation


def pipe_zip(method: int) -> bytes:
    packed = _Pipe()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in MEMBERS.items():
            archive.writestr(name, data)
    return packed.getvalue()


def whole(packed: bytes, cut: int) -> list[str]:
    """Return the titles of the members that end before the cut, by the table of the whole."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        infos = archive.infolist()
    ends = [
        info.header_offset + 30 + len(info.filename.encode()) + info.compress_size for info in infos
    ]
    kept = [n for n, end in enumerate(ends) if end <= cut]
    return [f"{n}-{line}" for n in kept for line in range(20)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("is_piped", [False, True])
def test_wherever_an_archive_is_cut_its_whole_members_are_read(
    tmp_path: Path, method: int, *, is_piped: bool
) -> None:
    packed = pipe_zip(method) if is_piped else make_zip(MEMBERS, method)
    path = write(tmp_path, "a.zip", packed)
    table = packed.index(b"PK\1\2")
    for cut in range(4, table, 11):
        path.write_bytes(packed[:cut])
        outcomes = read_path(path)
        expected = whole(packed, cut)
        assert titles(outcomes)[: len(expected)] == expected
        # What is in part there gives its lines before the cut, if any.
        assert len(titles(outcomes)) <= len(expected) + 20
        member, reason = reasons(outcomes)[-1]
        assert (member, reason.startswith(TABLE_IS_GONE)) == ("", True)


@pytest.mark.parametrize("is_piped", [False, True])
def test_member_in_which_the_archive_is_cut_is_named(tmp_path: Path, *, is_piped: bool) -> None:
    packed = pipe_zip(zipfile.ZIP_DEFLATED) if is_piped else make_zip(MEMBERS)
    cut = packed.index("ثالث".encode()) + 40
    outcomes = read_path(write(tmp_path, "a.zip", packed[:cut]))
    assert reasons(outcomes) == [
        ("ثالث.jsonl", "the archive is cut short"),
        ("", f"{TABLE_IS_GONE}; members were found without it, and others may be lost"),
    ]


@pytest.mark.parametrize("method", METHODS)
def test_table_that_is_gone_but_for_the_members_costs_none_of_them(
    tmp_path: Path, method: int
) -> None:
    for packed in (pipe_zip(method), make_zip(MEMBERS, method)):
        data = packed[: packed.index(b"PK\1\2")]
        outcomes = read_path(write(tmp_path, "a.zip", data))
        assert titles(outcomes) == whole(packed, len(packed))
        assert [each.origin.member for each in outcomes[::20]] == [*MEMBERS, ""]


def test_members_behind_damage_are_found(tmp_path: Path) -> None:
    packed = bytearray(make_zip(MEMBERS))
    second = packed.index(b"PK\3\4", 4)
    packed[second : second + 4] = b"\xff" * 4
    outcomes = read_path(write(tmp_path, "a.zip", bytes(packed[: packed.index(b"PK\1\2")])))
    assert titles(outcomes)[::20] == ["0-0", "2-0"]
    assert reasons(outcomes)[-1][1].startswith(TABLE_IS_GONE)


def test_member_that_differs_from_its_checksum_is_named(tmp_path: Path) -> None:
    packed = bytearray(pipe_zip(zipfile.ZIP_STORED))
    place = packed.index(b"0-7")
    packed[place : place + 3] = b"9-9"
    outcomes = read_path(write(tmp_path, "a.zip", bytes(packed[: packed.index(b"PK\1\2")])))
    assert reasons(outcomes)[0] == (
        "أول.jsonl",
        "the archive is damaged: this member differs from its checksum",
    )
    assert titles(outcomes)[-1] == "2-19"


def test_archive_inside_a_stored_member_stays_inside(tmp_path: Path) -> None:
    outer = make_zip({"in.zip": make_zip(MEMBERS), "2.jsonl": b'{"title": "x"}\n'}, METHODS[0])
    outcomes = read_path(write(tmp_path, "a.zip", outer[: outer.rindex(b"PK\3\4") + 60]))
    assert [each.origin.member for each in outcomes[:60:20]] == [f"in.zip!{m}" for m in MEMBERS]
    assert titles(outcomes)[-1] == "x"
    assert len(titles(outcomes)) == 61


def test_archives_in_a_row_are_all_read(tmp_path: Path) -> None:
    packed = make_zip({"1.jsonl": b'{"title": "x"}\n'}) + make_zip({"2.jsonl": b'{"title": "y"}\n'})
    outcomes = read_path(write(tmp_path, "a.zip", packed))
    assert titles(outcomes) == ["x", "y"]
    assert reasons(outcomes)[-1][1].startswith(TABLE_IS_GONE)


def test_bomb_without_a_table_is_stopped(tmp_path: Path) -> None:
    packed = _Pipe()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.txt", b"0" * (80 << 20))
    ((_, reason),) = reasons(read_path(write(tmp_path, "a.zip", packed.getvalue()[:-30])))
    assert reason.startswith("unpacked too much")


def test_names_of_found_members_are_safe(tmp_path: Path) -> None:
    packed = make_zip({"../1.txt": b"x", "/2.txt": b"x", "3.jsonl": b'{"title": "a"}\n'})
    outcomes = read_path(write(tmp_path, "a.zip", packed[:-30]))
    unsafe = "a name that leads out of its archive; it is not read"
    assert reasons(outcomes)[:2] == [("../1.txt", unsafe), ("/2.txt", unsafe)]
    assert titles(outcomes) == ["a"]


def test_any_damage_is_a_reason(tmp_path: Path) -> None:
    draw = random.Random(5)
    path = tmp_path / "a.zip"
    for _ in range(200):
        packed = bytearray(pipe_zip(draw.choice(METHODS)))
        for _ in range(draw.randrange(1, 9)):
            packed[draw.randrange(4, len(packed))] = draw.randrange(256)
        path.write_bytes(packed[: draw.randrange(40, len(packed) - 20)])
        assert reasons(read_path(path))
