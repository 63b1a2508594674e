"""CSV as spreadsheets, databases and scrapers write it."""

import csv
import gzip
import io
import random
import tracemalloc
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, Options, Record, Skipped, SourceFile, read_file, streams
from corpus.lines import trim
from corpus.readers import delimited
from tests.corpus.reading import read_bytes

LEAD = "أعلنت الوزارة أمس أن العمل في الميناء الجديد سيبدأ في مطلع العام المقبل على أبعد تقدير"


def read(text: str, name: str = "a.csv", options: Options | None = None) -> list[Record]:
    outcomes = read_bytes(delimited, text.encode(), name, options)
    assert all(isinstance(outcome, Record) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def read_one(text: str, name: str = "a.csv", options: Options | None = None) -> Document:
    (record,) = read(text, name, options)
    return record.document


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_is_found(delimiter: str, end: str) -> None:
    rows = [["id", "العنوان", "النص"], ["1", "خبر, أول; من | بيروت", "نص"], ["2", "خبر ثان", "نص"]]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    records = read(file.getvalue())
    assert [record.document.title for record in records] == ["خبر, أول; من | بيروت", "خبر ثان"]
    assert [record.origin.line for record in records] == [2, 3]
    assert {record.notes for record in records} == {()}


def test_lines_inside_quotes_belong_to_one_record() -> None:
    first, second = read('title,text\nأول,"سطر\n\nسطر, ""ثان"""\nثان,نص\n')
    assert first.document.body == 'سطر\n\nسطر, "ثان"'
    assert (first.origin.line, second.origin.line) == (2, 5)


def test_escaped_quotes_are_read() -> None:
    document = read_one('title,text\n"قال \\"لا\\" ثم","قال \\"نعم\\", وذهب"\n')
    assert (document.title, document.body) == ('قال "لا" ثم', 'قال "نعم", وذهب')


def test_line_breaks_that_databases_write_are_read() -> None:
    assert read_one("title\ttext\nخبر\tأول\\nثان\n", "a.tsv").body == "أول\nثان"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("separator", ["", "sep=;\r\n"])
def test_excel(encoding: str, separator: str) -> None:
    text = f"{separator}العنوان;المحتوى;التاريخ\r\nخبر;نص, أول;31/03/2017\r\n"
    (record,) = read_bytes(delimited, text.encode(encoding), "a.csv")
    assert isinstance(record, Record)
    assert (record.document.title, record.document.body) == ("خبر", "نص, أول")
    assert str(record.document.date) == "2017-03-31"
    assert bool(record.notes) == (encoding in ("utf-16", "cp1256"))


def test_columns_without_names_are_told_by_their_content() -> None:
    rows = [
        [
            *(str(100 + n), f"2017-03-{n:02}", f"خبر عن الميناء رقم {n}", ["سياسة", "محلي"][n % 2]),
            *(
                f"نص طويل عن الميناء الجديد في المدينة، وما قيل فيه {n}.",
                f"https://example.org/{n}",
            ),
        ]
        for n in range(1, 21)
    ]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    records = read(file.getvalue())
    assert len(records) == 20
    document = records[1].document
    assert (document.id, str(document.date), document.section) == ("102", "2017-03-02", "سياسة")
    assert (document.title, document.url) == ("خبر عن الميناء رقم 2", "https://example.org/2")
    assert document.body.startswith("نص طويل")
    assert records[0].notes == (
        "columns told by content: 1 id, 2 date, 3 title, 4 section, 5 body, 6 url",
    )
    assert records[1].notes == ()


def test_columns_of_unknown_names_are_told_by_their_content_too() -> None:
    text = f"س,ع\nخبر من المدينة أمس,{LEAD}\nخبر آخر من المدينة,{LEAD}\n"
    first, second = read(text)
    assert (first.document.title, first.document.body) == ("خبر من المدينة أمس", LEAD)
    assert second.origin.line == 3


def test_map_names_columns_also_by_number() -> None:
    text = f"خبر من المدينة أمس,{LEAD}\nخبر آخر من المدينة,{LEAD}\n"
    options = Options(names={"1": "body", "2": "title"})
    assert read(text, options=options)[0].document.title == LEAD
    options = Options(names={"س": "body"})
    assert read_one(f"س,text\n{LEAD},غير هذا\n", options=options).body == LEAD


def test_lead_in_the_column_of_authors_opens_the_text() -> None:
    rows = [["title", "author", "content"], *([f"خبر {n}", LEAD, "وتفاصيله"] for n in range(9))]
    rows += [["خبر", "بيروت – سلمى بدر:", "نص"], ["خبر", "خلال العام الماضي", "نص"]]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    *leads, named, short = (record.document for record in read(file.getvalue()))
    assert {(document.author, document.body) for document in leads} == {("", f"{LEAD}\nوتفاصيله")}
    assert (named.author, named.body) == ("بيروت – سلمى بدر", "نص")
    assert (short.author, short.body) == ("", "خلال العام الماضي\nنص")


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("خبر", "too few cells: 1 of 3"),
        ("خبر,نص, وبقية,المرفأ", "too many cells: 4 of 3, joined in the text"),
        ("خبر,نص,المرفأ,,", None),
        ('خبر,"نص,المرفأ', "quote never closed"),
    ],
)
def test_odd_rows_are_noted_and_lose_nothing(row: str, note: str | None) -> None:
    first, second = read(f"title,text,source\n{row}\nخبر,نص,المرفأ\n")
    assert first.document.title == "خبر"
    assert first.notes[-1:] == ((note,) if note and "few" not in note else first.notes[-1:])
    assert note is None or note in first.notes
    assert second.notes == ()
    if note and "many" in note:
        assert (first.document.body, first.document.source) == ("نص, وبقية", "المرفأ")


def test_blank_rows_nuls_and_missing_values() -> None:
    text = "title,text,section\n,,\n\nخ\0بر,نص,NaN\n"
    document = read_one(text)
    assert (document.title, document.section) == ("خبر", "")


def test_damage_is_noted_at_its_own_row() -> None:
    data = "title,text\nخبر,نص\n".encode() + b"\xff\xfe\xfd,x\n" + "خبر,نص\n".encode()
    records = [each for each in read_bytes(delimited, data, "a.csv") if isinstance(each, Record)]
    assert [record.notes for record in records] == [(), ("damaged bytes: 3 shown as \ufffd",), ()]
    assert records[1].document.title == "\ufffd" * 3


def test_cell_may_be_as_large_as_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_one(f"title,text\nخبر,{'ن' * 300_000}\n").body) == 300_000
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 100)
    (outcome,) = read_bytes(delimited, f"title,text\nخبر,{'x' * 200}\n".encode(), "a.csv")
    assert isinstance(outcome, Skipped)
    assert "too long" in outcome.reason


def test_blank_rows_above_the_header_are_passed_over() -> None:
    assert [record.origin.line for record in read("\n,,\ntitle,text\nخبر,نص\n")] == [4]


def test_stream_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    rows = "".join(f"خبر {n},{n * 7919:x} {n * 104729:x}\n" for n in range(3000))
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(f"title,text\n{rows}".encode())[:-2000])
    *records, last = read_file(SourceFile(str(path), "a.csv.gz"))
    assert len(records) > 1000
    assert all(isinstance(record, Record) for record in records)
    assert isinstance(last, Skipped)
    assert last.reason == "the compressed file is cut short"


def test_name_of_the_file_leads_here(tmp_path: Path) -> None:
    for name in ("a.csv", "a.TSV", "a.tab"):
        (tmp_path / name).write_text("title\ttext\nخبر\tنص\n", "utf-8")
        (record,) = read_file(SourceFile(str(tmp_path / name), name))
        assert isinstance(record, Record)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\n" + f'خبر,"{"x" * 10_000}"\n' * 1000, "utf-8")
    tracemalloc.start()
    count = sum(1 for _ in read_file(SourceFile(str(path), "a.csv")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < 3_000_000


# No backslashes, tags or signs of a missing value: these are read as what they mean.
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\x1a\\<"), max_size=30).filter(
    lambda text: text.strip().casefold() not in ("nan", "null", "none", "n/a")
)


@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_is_written_is_read(
    rows: list[tuple[str, str]], delimiter: str, quoting: Literal[0, 1]
) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\n")
    writer.writerow(["title", "body", "section", "url"])
    writer.writerows((title, body, "محلي", "u") for title, body in rows)
    outcomes = read_bytes(delimited, file.getvalue().encode(), "a.csv")
    found = [
        (each.document.title, each.document.body) if isinstance(each, Record) else ("", "")
        for each in outcomes
    ]
    assert found == [(trim(title), trim(body)) for title, body in rows]


SHARDS = st.lists(st.sampled_from(['"', ",", ";", "\t", "\n", "\r", "\\", "title", "نص", "\0"]))


@given(data=SHARDS.map(lambda shards: "".join(shards).encode()) | st.binary())
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    for outcome in read_bytes(delimited, data, random.choice(["a.csv", "a.tsv"])):
        assert isinstance(outcome, Record | Skipped)
