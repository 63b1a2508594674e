import io
import struct
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest
import zstandard

from corpus import Record, SourceFile, read_file
from corpus.containers import zip_archive
from tests.corpus.packing import make_zip, read_path, reasons, titles, write

ARTICLE = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة.\n".encode()
LINE = b'{"title": "a"}\n'


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_read_in_their_order(tmp_path: Path, method: int) -> None:
    members = {f"{n}.jsonl": b'{"title": "%d"}\n' % n for n in (3, 1, 2)}
    outcomes = read_path(write(tmp_path, "a.zip", make_zip({"folder/": b"", **members}, method)))
    assert titles(outcomes) == ["3", "1", "2"]
    assert [str(outcome.origin) for outcome in outcomes] == [
        f"{tmp_path}/a.zip!{n}.jsonl:1" for n in (3, 1, 2)
    ]


def test_folders_of_the_archive_and_of_its_place_name_source_and_section(tmp_path: Path) -> None:
    path = write(tmp_path, "المرفأ/2016.zip", make_zip({"علوم/1.txt": ARTICLE}))
    (outcome,) = read_file(SourceFile(str(path), str(path.relative_to(tmp_path))))
    assert isinstance(outcome, Record)
    assert (outcome.document.source, outcome.document.section) == ("المرفأ", "علوم")


def with_names(names: dict[bytes, bytes], flag: int = 0) -> bytes:
    """Return a zip whose names are these bytes, without a word on what they are."""
    packed = make_zip({f"{n:0{len(name)}}": data for n, (name, data) in enumerate(names.items())})
    for n, name in enumerate(names):
        packed = packed.replace(f"{n:0{len(name)}}".encode(), name)
    return packed


def test_names_in_windows_1256_are_read(tmp_path: Path) -> None:
    names = ["رياضة/خبر أول.txt", "علوم/خبر ثان.txt", "ثقافة/3.txt"]
    packed = with_names({name.encode("cp1256"): ARTICLE for name in names})
    outcomes = read_path(write(tmp_path, "a.zip", packed))
    assert [outcome.origin.member for outcome in outcomes] == names
    assert [outcome.document.section for outcome in outcomes if isinstance(outcome, Record)] == [
        "رياضة",
        "علوم",
        "ثقافة",
    ]


def test_utf_8_names_without_their_flag_are_read(tmp_path: Path) -> None:
    packed = with_names({"رياضة/1.txt".encode(): ARTICLE})
    assert read_path(write(tmp_path, "a.zip", packed))[0].origin.member == "رياضة/1.txt"


def test_name_that_info_zip_adds_is_believed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("????1.txt")
        name = "رياضة/1.txt".encode()
        data = struct.pack("<BI", 1, zlib.crc32(b"\xd1\xed\xc7\xd61.txt")) + name
        info.extra = struct.pack("<HH", 0x7075, len(data)) + data
        archive.writestr(info, ARTICLE)
    spoiled = packed.getvalue().replace(b"????1.txt", b"\xd1\xed\xc7\xd61.txt")
    assert read_path(write(tmp_path, "a.zip", spoiled))[0].origin.member == "رياضة/1.txt"


def test_zstandard_in_a_zip_is_read(tmp_path: Path) -> None:
    data = zstandard.ZstdCompressor().compress(LINE)
    packed = bytearray(make_zip({"a.jsonl": data}, zipfile.ZIP_STORED))
    table = packed.index(b"PK\1\2")
    packed[table + 10 : table + 12] = (93).to_bytes(2, "little")
    packed[table + 16 : table + 20] = zlib.crc32(LINE).to_bytes(4, "little")
    packed[table + 24 : table + 28] = len(LINE).to_bytes(4, "little")
    assert titles(read_path(write(tmp_path, "a.zip", bytes(packed)))) == ["a"]


def spoil_table(packed: bytes, offset: int, value: int) -> bytes:
    """Return a zip with two bytes of the first row of its table changed."""
    place = packed.index(b"PK\1\2") + offset
    return packed[:place] + value.to_bytes(2, "little") + packed[place + 2 :]


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (
            spoil_table(make_zip({"1.jsonl": LINE}), 8, 1),
            "encrypted in its archive; unpack it with its password first",
        ),
        (
            spoil_table(make_zip({"1.jsonl": LINE}), 10, 9),
            "packed in a way not known here; unpack it first: zip method 9",
        ),
        (
            spoil_table(make_zip({"1.jsonl": LINE}), 16, 0),
            "the archive is damaged: this member differs from its checksum",
        ),
        (
            spoil_table(make_zip({"1.jsonl": LINE}), 42, 7),
            "the archive is damaged: this member is not where the table says",
        ),
        (spoil_table(make_zip({"1.jsonl": LINE}), 42, 0xFFF0), "the archive is cut short"),
    ],
)
def test_bad_member_is_a_reason_and_the_others_are_read(
    tmp_path: Path, packed: bytes, reason: str
) -> None:
    outer = {"a.zip": packed, "2.jsonl": LINE}
    outcomes = read_path(write(tmp_path, "out.zip", make_zip(outer)))
    assert reasons(outcomes)[-1] == ("a.zip!1.jsonl", reason)
    assert titles(outcomes)[-1] == "a"
    assert outcomes[-1].origin.member == "2.jsonl"


def test_unsafe_names_are_refused_and_the_others_read(tmp_path: Path) -> None:
    packed = make_zip({"../1.txt": ARTICLE, "/2.txt": ARTICLE, "3.jsonl": LINE})
    outcomes = read_path(write(tmp_path, "a.zip", packed))
    unsafe = "a name that leads out of its archive; it is not read"
    assert reasons(outcomes) == [("../1.txt", unsafe), ("/2.txt", unsafe)]
    assert titles(outcomes) == ["a"]


def test_link_is_not_followed(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("1.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    outcomes = read_path(write(tmp_path, "a.zip", packed.getvalue()))
    assert reasons(outcomes) == [("1.txt", "a link in an archive is not followed")]


def test_two_members_of_one_name_are_both_read_and_noted(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        for title in "ab":
            archive.writestr("1.jsonl", f'{{"title": "{title}"}}\n')
    outcomes = read_path(write(tmp_path, "a.zip", packed.getvalue()))
    assert titles(outcomes) == ["a", "b"]
    twice = "two members of one name: the archive holds this one more than once"
    assert [twice in outcome.notes for outcome in outcomes] == [False, True]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({}, "the archive holds no files"),
        ({"folder/": b""}, "the archive holds no files"),
        ({"__MACOSX/._1.txt": b"x"}, "the archive holds nothing but hidden files"),
        (
            {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"},
            "not an archive of articles: a document of an office program; save it as text or HTML",
        ),
    ],
)
def test_archive_without_articles_says_why(
    tmp_path: Path, members: dict[str, bytes], reason: str
) -> None:
    assert reasons(read_path(write(tmp_path, "a.zip", make_zip(members)))) == [("", reason)]


@pytest.mark.parametrize("data", [make_zip({"1.txt": ARTICLE})[:-10], b"PK\3\4", b"no zip at all"])
def test_archive_without_its_table_is_damaged(tmp_path: Path, data: bytes) -> None:
    ((_, reason),) = reasons(read_path(write(tmp_path, "a.zip", data)))
    assert reason.startswith("the archive is damaged: its table of contents at the end")


def test_damaged_member_gives_its_lines_before_the_damage(tmp_path: Path) -> None:
    lines = b"".join(b'{"title": "%d"}\n' % n for n in range(20_000))
    packed = bytearray(make_zip({"1.jsonl": lines, "2.jsonl": LINE}))
    packed[20_000:20_040] = b"\xff" * 40
    outcomes = read_path(write(tmp_path, "a.zip", bytes(packed)))
    whole = [title for title in titles(outcomes) if title != "a"]
    assert len(whole) > 100
    assert titles(outcomes)[-1] == "a"
    assert "damaged" in reasons(outcomes)[-1][1]


def test_recognizes_what_begins_as_a_zip() -> None:
    assert zip_archive.recognizes(make_zip({"a": b""}))
    assert zip_archive.recognizes(make_zip({}))
    assert not zip_archive.recognizes(b"PK is no zip")
