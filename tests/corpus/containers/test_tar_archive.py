import io
import tarfile
from pathlib import Path

import pytest

from corpus import Record
from corpus.containers import tar_archive
from tests.corpus.packing import COMPRESS, make_tar, read_path, reasons, titles, write

ARTICLE = "عنوان الخبر\nنص الخبر كما نشرته الصحيفة.\n".encode()
LINE = b'{"title": "a"}\n'
FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def numbered(*numbers: int) -> dict[str, bytes]:
    return {f"{n}.jsonl": b'{"title": "%d"}\n' % n for n in numbers}


def make_special(kind: bytes, name: str = "1.txt", **changes: object) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type = kind
        for key, value in changes.items():
            setattr(info, key, value)
        archive.addfile(info)
    return packed.getvalue()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("suffix", "compress"), [(".tar", bytes), *((f".tar{s}", c) for s, c in COMPRESS.items())]
)
def test_members_are_read_in_their_order(tmp_path: Path, form: int, suffix: str, compress) -> None:
    packed = compress(make_tar(numbered(3, 1, 2), form))
    outcomes = read_path(write(tmp_path, f"a{suffix}", packed))
    assert titles(outcomes) == ["3", "1", "2"]
    assert outcomes[1].origin.member == "1.jsonl"


@pytest.mark.parametrize("form", FORMATS[1:])
def test_long_names_are_read(tmp_path: Path, form: int) -> None:
    name = "علوم/" + "خبر " * 60 + ".txt"
    (outcome,) = read_path(write(tmp_path, "a.tar", make_tar({name: ARTICLE}, form)))
    assert outcome.origin.member == name
    assert isinstance(outcome, Record)
    assert outcome.document.section == "علوم"


def test_names_in_windows_1256_are_read(tmp_path: Path) -> None:
    name = "رياضة/خبر.txt".encode("cp1256").decode(errors="surrogateescape")
    packed = make_tar({name: ARTICLE}, tarfile.GNU_FORMAT)
    assert read_path(write(tmp_path, "a.tar", packed))[0].origin.member == "رياضة/خبر.txt"


def test_suffix_is_not_needed(tmp_path: Path) -> None:
    outcomes = read_path(write(tmp_path, "dump", COMPRESS[".zst"](make_tar(numbered(1)))))
    assert titles(outcomes) == ["1"]


def test_joined_archives_are_read_to_the_end(tmp_path: Path) -> None:
    packed = make_tar(numbered(1)) + make_tar(numbered(2))
    assert titles(read_path(write(tmp_path, "a.tar", packed))) == ["1", "2"]


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (make_special(tarfile.SYMTYPE, linkname="x"), "a link in an archive is not followed"),
        (make_special(tarfile.LNKTYPE, linkname="x"), "a link in an archive is not followed"),
        (make_special(tarfile.CHRTYPE), "not a regular file: a device or a pipe"),
        (make_special(tarfile.FIFOTYPE), "not a regular file: a device or a pipe"),
        (
            make_special(tarfile.GNUTYPE_SPARSE),
            "packed in a way not known here; unpack it first: tar with holes or in volumes",
        ),
        (
            make_special(tarfile.REGTYPE, name="../1.txt"),
            "a name that leads out of its archive; it is not read",
        ),
        (make_special(tarfile.REGTYPE), "the file is empty"),
    ],
)
def test_member_that_is_no_file_is_a_reason(tmp_path: Path, packed: bytes, reason: str) -> None:
    outcomes = read_path(write(tmp_path, "a.tar", packed + make_tar(numbered(2))))
    assert [found for _, found in reasons(outcomes)] == [reason]
    assert titles(outcomes) == ["2"]


@pytest.mark.parametrize("packed", [make_tar({}), make_special(tarfile.DIRTYPE)])
def test_archive_without_files_says_so(tmp_path: Path, packed: bytes) -> None:
    outcomes = read_path(write(tmp_path, "a.tar", packed))
    assert reasons(outcomes) == [("", "the archive holds no files")]


def test_archive_cut_short_gives_what_stands_before(tmp_path: Path) -> None:
    packed = make_tar(numbered(1) | {"2.jsonl": LINE * 1000})
    for end, cut in [(2048 + 300, "2.jsonl"), (1024, "")]:
        outcomes = read_path(write(tmp_path, "a.tar", packed[:end]))
        assert titles(outcomes)[0] == "1"
        member, reason = reasons(outcomes)[-1 if not cut else -2]
        assert (member, reason.partition(":")[0]) == (cut, "the archive is cut short")


def test_damaged_header_is_not_the_end(tmp_path: Path) -> None:
    packed = bytearray(make_tar(numbered(1, 2, 3)))
    packed[1024 + 100] ^= 0xFF
    outcomes = read_path(write(tmp_path, "a.tar", bytes(packed)))
    assert titles(outcomes) == ["1"]
    assert reasons(outcomes) == [("", "the archive is damaged: there is no header of a member")]


def test_tar_gz_cut_short_names_the_member_and_the_archive(tmp_path: Path) -> None:
    lines = b"".join(b'{"title": "%d"}\n' % (n * 7919 % 99991) for n in range(20_000))
    packed = COMPRESS[".gz"](make_tar({"1.jsonl": lines, "2.jsonl": LINE}))
    outcomes = read_path(write(tmp_path, "a.tgz", packed[: len(packed) // 2]))
    assert len(titles(outcomes)) > 5000
    assert {reason for _, reason in reasons(outcomes)[-2:]} == {"the compressed file is cut short"}
    assert [member for member, _ in reasons(outcomes)[-2:]] == ["1.jsonl", ""]


def make_header(kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo("x")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE])
def test_huge_name_does_not_fill_the_memory(tmp_path: Path, kind: bytes) -> None:
    packed = make_tar(numbered(1))[:1024] + make_header(kind, 1 << 33)
    outcomes = read_path(write(tmp_path, "a.tar", packed))
    assert titles(outcomes) == ["1"]
    assert reasons(outcomes) == [("", "the archive is damaged: a name longer than a mebibyte")]


@pytest.mark.parametrize("records", [b"99 path=x\n", b"path=x\n", b"0 path=x\n", b"9 size=x\n"])
def test_pax_records_that_make_no_sense_are_a_reason(tmp_path: Path, records: bytes) -> None:
    header = make_header(tarfile.XHDTYPE, len(records)) + records.ljust(512, b"\0")
    outcomes = read_path(write(tmp_path, "a.tar", header + make_tar(numbered(1))))
    assert reasons(outcomes)[-1][1].startswith("the archive is damaged: a ")


def test_recognizes_a_header_by_its_checksum() -> None:
    assert tar_archive.recognizes(make_tar(numbered(1)))
    assert not tar_archive.recognizes(b"x" * 512)
    assert not tar_archive.recognizes(ARTICLE)
    assert not tar_archive.recognizes(b"")
