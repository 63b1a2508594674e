"""Small files are read in one step as they are read by the thorough way, which is their twin."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Options, Record, Skipped, SourceFile, read_file, watch_reading
from corpus.inputs import HEAD_BYTES
from corpus.readers import READERS
from corpus.signatures import _FOREIGN
from corpus.small_files import _FIRST_BYTES, read_small

HEADLINE = "بلدية الميناء تفتتح سوق السمك الجديد بعد عامين من الانتظار"
PARAGRAPH = "افتتح رئيس البلدية صباح اليوم سوق السمك الجديد عند مدخل الميناء، في حضور الصيادين."
ARTICLE = f"{HEADLINE}\n{PARAGRAPH}\n{PARAGRAPH}\n"

BEGINNINGS = st.sampled_from(
    (
        *("", " ", "\n\n", "\xa0", "\ufeff", "\u200f", "٣", "08/ديسمبر/2009\n", "«", '"', "("),
        *(
            "<DOC>\n",
            "\xa0<DOC>\n<DOCNO>1</DOCNO>\n",
            "\n <doc>\n",
            "<html>",
            "\n<!doctype html><p>",
        ),
        *("{", "WARC/1.0\r\n", "PAR1", "%PDF-", "PK\x03\x04", "BZh91AY&SY", "\x00", "\x1a", "\x0b"),
        *("سياسة\n", "نشر في الرأي يوم 15 - 08 - 2012\n", "title,body\n", "a\tb\n"),
    )
)
TEXTS = st.builds(
    lambda beginning, middle, end: beginning + middle + end,
    BEGINNINGS,
    st.sampled_from(
        (ARTICLE, HEADLINE, "", "a b", "مقالات ذات صلة", "\u2028خبر\r\nنص", ARTICLE * 400)
    ),
    st.text(max_size=30),
)
ENCODINGS = st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1256", "iso-8859-6"))
CONTENTS = st.one_of(
    st.builds(lambda text, encoding: text.encode(encoding, "replace"), TEXTS, ENCODINGS),
    st.builds(bytes.__add__, TEXTS.map(lambda text: text.encode(errors="replace")), st.binary()),
    st.binary(max_size=600),
)
NAMES = st.sampled_from(
    ("1.txt", "1.TXT", ".txt", "..txt", "1.txt.gz", "1.txt.txt", "txt", "1.md", "1.html", "a.b.txt")
)
FOLDERS = st.sampled_from(
    ("", "سياسة/", "المرفأ/سياسة/", "2012/", os.fsdecode("رياضة/".encode("cp1256")))
)
PLAIN = Options()
OPTIONS = st.sampled_from(
    (
        PLAIN,
        Options(source="المرفأ", section="محليات"),
        Options(encoding="cp1256"),
        Options(format="jsonl"),
    )
)


@contextmanager
def thoroughly() -> Iterator[None]:
    """Read every file by the thorough way."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.reading.read_small", lambda file: None)
        yield


def watched(file: SourceFile) -> tuple[list[Record | Skipped], int]:
    """Return what a file yields, and how many bytes were told of."""
    steps: list[int] = []
    with watch_reading(steps.append):
        return list(read_file(file)), sum(steps)


def small_file(
    folder: Path, data: bytes, place: str = "1.txt", options: Options = PLAIN
) -> SourceFile:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return SourceFile(str(path), place, options)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(CONTENTS, NAMES, FOLDERS, OPTIONS)
def test_small_files_are_read_as_by_the_thorough_way(
    tmp_path: Path, data: bytes, name: str, folder: str, options: Options
) -> None:
    file = small_file(tmp_path, data, folder + name, options)
    with thoroughly():
        expected = watched(file)
    assert watched(file) == expected


@pytest.mark.parametrize("beginning", ["", "\n", " \n\t", "08/12/2009\n"])
def test_plain_articles_take_one_step(tmp_path: Path, beginning: str) -> None:
    file = small_file(tmp_path, (beginning + ARTICLE).encode())
    record = read_small(file)
    assert isinstance(record, Record)
    assert record.document.title == HEADLINE


@pytest.mark.parametrize("size", [HEAD_BYTES, HEAD_BYTES + 1])
def test_larger_files_take_the_thorough_way(tmp_path: Path, size: int) -> None:
    file = small_file(tmp_path, ARTICLE.encode().ljust(size))
    assert bool(read_small(file)) == (size == HEAD_BYTES)
    with thoroughly():
        expected = watched(file)
    assert watched(file) == expected


def test_a_tar_that_is_named_as_a_text_is_no_text(tmp_path: Path) -> None:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        info = tarfile.TarInfo("خبر.txt")
        info.size = len(ARTICLE.encode())
        tar.addfile(info, BytesIO(ARTICLE.encode()))
    (outcome,) = read_file(small_file(tmp_path, packed.getvalue()))
    assert str(outcome.origin).endswith("1.txt!خبر.txt")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "1.txt")
    assert read_small(SourceFile(str(tmp_path / "1.txt"), "1.txt")) is None


def test_no_other_format_begins_as_what_is_taken() -> None:
    for first in _FIRST_BYTES:
        valid = first + b"\xa7" if first[0] >= 0x80 else first
        assert not any(reader.recognizes(valid + ARTICLE.encode()) for reader in READERS)
    foreign = [begins for begins, _ in _FOREIGN if begins.startswith(_FIRST_BYTES)]
    assert all(b"\xbc" in begins for begins in foreign), "not UTF-8"
