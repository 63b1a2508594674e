import datetime as dt
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Record, Skipped, SourceFile, read_file

HEADLINE = "بلدية الميناء تفتتح سوق السمك الجديد بعد عامين من الانتظار"
FIRST = (
    "افتتح رئيس البلدية صباح اليوم سوق السمك الجديد عند مدخل الميناء، في حضور عشرات الصيادين "
    "الذين انتظروا عامين كاملين حتى اكتملت الأشغال وعادت الكهرباء إلى غرف التبريد في المبنى."
)
SECOND = "وقال إن الرسوم لن تتغيّر هذا العام."
BODY = f"{FIRST}\n{SECOND}"


def read_bytes(folder: Path, data: bytes, relative: str = "1.txt") -> Record | Skipped:
    path = folder / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    (outcome,) = read_file(SourceFile(str(path), relative))
    return outcome


def read(folder: Path, *lines: str, relative: str = "1.txt") -> Record:
    outcome = read_bytes(folder, "\n".join(lines).encode(), relative)
    assert isinstance(outcome, Record)
    return outcome


def test_first_line_is_the_headline(tmp_path: Path) -> None:
    record = read(tmp_path, "", f" {HEADLINE}\u200f ", "", "", FIRST, "", SECOND, "")
    assert record.document.title == HEADLINE
    assert record.document.body == BODY
    assert record.document.section == ""
    assert record.notes == ()


def test_bare_line_above_the_headline_is_the_section(tmp_path: Path) -> None:
    document = read(tmp_path, "محليات", "", HEADLINE, FIRST, SECOND).document
    assert (document.section, document.title, document.body) == ("محليات", HEADLINE, BODY)


def test_furniture_is_removed_before_the_headline_is_looked_for(tmp_path: Path) -> None:
    ending = ["", "مقالات ذات صلة", "خبر آخر عن الميناء", "", "زر الذهاب إلى الأعلى"]
    document = read(tmp_path, "محليات", HEADLINE, FIRST, SECOND, *ending).document
    assert (document.section, document.title, document.body) == ("محليات", HEADLINE, BODY)
    document = read(tmp_path, "سوق الميناء", FIRST, *ending).document
    assert (document.section, document.title, document.body) == ("", "سوق الميناء", FIRST)


@pytest.mark.parametrize(
    "first",
    ["سوق الميناء؟", "سوق الميناء:", "في خمس كلمات أو أكثر"],
)
def test_line_that_is_not_bare_is_the_headline(tmp_path: Path, first: str) -> None:
    document = read(tmp_path, first, HEADLINE, FIRST).document
    assert (document.section, document.title) == ("", first)
    assert document.body == f"{HEADLINE}\n{FIRST}"


@pytest.mark.parametrize(
    "second",
    ["بقلم سلمى القاضي", "سلمى القاضي", SECOND, "المدرب يختار لاعبيه الجدد:", "نشر في 2012-03-08"],
)
def test_short_headline_above_something_else_is_no_section(tmp_path: Path, second: str) -> None:
    document = read(tmp_path, "سوق الميناء", second, FIRST).document
    assert (document.section, document.title) == ("", "سوق الميناء")


def test_section_needs_a_text_below_the_headline(tmp_path: Path) -> None:
    document = read(tmp_path, "سوق الميناء", HEADLINE).document
    assert (document.title, document.body) == ("سوق الميناء", HEADLINE)


def test_paragraph_on_the_first_line_is_no_headline(tmp_path: Path) -> None:
    document = read(tmp_path, FIRST, SECOND).document
    assert (document.title, document.body) == ("", BODY)


def test_folders_name_source_and_section(tmp_path: Path) -> None:
    record = read(tmp_path, HEADLINE, FIRST, relative="المرفأ/محليات/1.txt")
    assert (record.document.source, record.document.section) == ("المرفأ", "محليات")


def test_line_above_the_headline_is_kept_where_a_folder_names_the_section(tmp_path: Path) -> None:
    document = read(tmp_path, "رؤى", HEADLINE, FIRST, relative="ثقافة/1.txt").document
    assert (document.section, document.title) == ("ثقافة", HEADLINE)
    assert document.body == f"رؤى\n{FIRST}"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("2012-03-08", ""),
        ("2012-03-08   (علوم)", "علوم"),
        ("08/03/2012 21:21:15", ""),
        ("٨/٣/٢٠١٢", ""),
        ("بتاريخ 8-3-2012", ""),
        ("بتاريخ:8-3-2012", ""),
        ("نشر في الخميس 08/03/2012", ""),
        ("تاريخ النشر: 2012-03-08", ""),
    ],
)
def test_date_line_gives_the_date(tmp_path: Path, line: str, section: str) -> None:
    for lines in ([line, HEADLINE, FIRST], [HEADLINE, line, FIRST]):
        document = read(tmp_path, *lines).document
        assert document.date == dt.date(2012, 3, 8)
        assert (document.title, document.body) == (HEADLINE, FIRST)
        assert document.section == section


def test_hijri_date_line_gives_both_dates(tmp_path: Path) -> None:
    document = read(tmp_path, HEADLINE, "بتاريخ 12-5-1440 هـ", FIRST).document
    assert (document.date, document.hijri) == (dt.date(2019, 1, 18), "1440-05-12")
    assert document.body == FIRST


@pytest.mark.parametrize(
    "line", ["بتاريخ 12-5-1400", "2012", "آذار 2012", "القاهرة 08/03/2012", "قبل يومين"]
)
def test_date_that_is_not_understood_stays(tmp_path: Path, line: str) -> None:
    document = read(tmp_path, HEADLINE, line, FIRST).document
    assert document.date is None
    assert document.body == f"{line}\n{FIRST}"


def test_only_one_date_line_is_taken(tmp_path: Path) -> None:
    document = read(tmp_path, "2012-03-08", HEADLINE, "2012-03-09", FIRST).document
    assert document.date == dt.date(2012, 3, 8)
    assert document.body == f"2012-03-09\n{FIRST}"


def test_line_above_the_headline_is_kept_where_a_date_line_names_the_section(
    tmp_path: Path,
) -> None:
    document = read(tmp_path, "2012-03-08 (علوم)", "فضاء", HEADLINE, FIRST).document
    assert (document.section, document.body) == ("علوم", f"فضاء\n{FIRST}")


def test_headline_alone_has_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, HEADLINE).notes == ("no text",)


@pytest.mark.parametrize("text", [" \n\n", "\ufeff", "طباعة\nفيسبوك", "2012-03-08", "\0"])
def test_file_without_words_is_skipped(tmp_path: Path, text: str) -> None:
    outcome = read_bytes(tmp_path, text.encode())
    assert isinstance(outcome, Skipped)
    assert outcome.reason == "no title and no text"


def test_windows_1256_with_its_line_ends_and_padding_is_read(tmp_path: Path) -> None:
    data = f"{HEADLINE}\r\n\r\n{FIRST}\r\n\xa0\r\n".encode("cp1256") + b"\0"
    outcome = read_bytes(tmp_path, data)
    assert isinstance(outcome, Record)
    assert (outcome.document.title, outcome.document.body) == (HEADLINE, FIRST)
    assert [note.split(":")[0] for note in outcome.notes] == ["read as windows-1256"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("1.txt", b"\x89PNG\r\n\0\0\0\rIHDR", "a binary file"),
        ("1.txt", "Été à Tunis".encode("cp1252"), "neither UTF-8"),
        ("1.txt.gz", gzip.compress(BODY.encode())[:-20], "cut short"),
        ("1.txt.gz", b"\0" + BODY.encode(), "damaged"),
    ],
)
def test_unreadable_file_is_skipped(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    outcome = read_bytes(tmp_path, data, name)
    assert isinstance(outcome, Skipped)
    assert reason in outcome.reason


def test_id_does_not_depend_on_folder_or_compression(tmp_path: Path) -> None:
    data = f"{HEADLINE}\n{BODY}".encode()
    outcomes = [
        read_bytes(tmp_path, data, "أ/1.txt"),
        read_bytes(tmp_path, gzip.compress(data), "ب/2.txt.gz"),
    ]
    assert len({outcome.document.id for outcome in outcomes if isinstance(outcome, Record)}) == 1


@given(data=st.binary())
def test_any_bytes_are_read_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert isinstance(read_bytes(folder, data), Record | Skipped)
    assert isinstance(read_bytes(folder, data, "1.txt.gz"), Record | Skipped)


LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.sampled_from([HEADLINE, FIRST, SECOND, "محليات", "2012-03-08 (علوم)", "طباعة"]),
)


@given(lines=st.lists(LINES, max_size=8))
def test_no_line_above_a_paragraph_is_lost(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    text = "\n".join([*lines, FIRST])
    record = read_bytes(tmp_path_factory.getbasetemp(), text.encode())
    assert isinstance(record, Record)
    document = record.document
    kept = "".join([document.section, document.title, document.body])
    for line in lines:
        if line in (HEADLINE, SECOND, "محليات", "طباعة"):
            assert line in kept
