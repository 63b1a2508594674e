"""Parquet by batches of rows; what it holds comes out as it would of JSON."""

import datetime as dt
import io
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from corpus import Options, Record, Skipped, SourceFile, read_file
from corpus.lines import trim
from corpus.readers import parquet
from tests.corpus.reading import make_input, read_bytes


def write(table: pa.Table, **options: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def read(table: pa.Table, options: Options | None = None) -> list[Record]:
    outcomes = read_bytes(parquet, write(table), "a.parquet", options)
    assert all(isinstance(outcome, Record) for outcome in outcomes), outcomes
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def test_columns_are_fields_and_rows_are_numbered() -> None:
    table = pa.table({"id": [7, 8], "title": ["أول", "ثان"], "text": ["نص", None]})
    first, second = read(table)
    assert (first.document.id, first.document.title, first.document.body) == ("7", "أول", "نص")
    assert (first.origin.line, second.origin.line) == (1, 2)
    assert second.notes == ("no text",)


@pytest.mark.parametrize(
    "kind",
    [
        *(pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("ms", "UTC")),
        *(pa.timestamp("us"), pa.timestamp("ns"), pa.timestamp("ns", "Asia/Beirut")),
    ],
)
def test_dates_of_every_type_are_read(kind: pa.DataType) -> None:
    day = dt.datetime(2017, 3, 31, 12)
    dates = pa.array([day.date() if pa.types.is_date(kind) else day], kind)
    (record,) = read(pa.table({"text": ["نص"], "date": dates}))
    assert record.document.date == day.date()


def test_time_that_is_no_time_of_python_costs_one_row() -> None:
    times = pa.array([0, 10**17, 0], pa.timestamp("ms"))
    data = write(pa.table({"text": ["أول", "ثان", "ثالث"], "date": times}))
    first, broken, third = read_bytes(parquet, data, "a.parquet")
    assert isinstance(broken, Skipped)
    assert broken.origin.line == 2
    assert isinstance(first, Record)
    assert isinstance(third, Record)


def test_structs_lists_and_large_strings_are_read() -> None:
    table = pa.table(
        {
            "headline": pa.array(["خبر"], pa.large_string()),
            "paragraphs": pa.array([["أول", "ثان"]], pa.large_list(pa.large_string())),
            "source": pa.array([{"name": "المرفأ", "id": 3}]),
            "authors": pa.array([[{"name": "سلمى"}, {"name": "بدر"}]]),
            "category": pa.array(["سياسة"]).dictionary_encode(),
            "reads": pa.array([Decimal("1.5")]),
            "picture": pa.array([b"\x89PNG"]),
            "tags": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int32())),
        }
    )
    (record,) = read(table)
    document = record.document
    assert (document.title, document.body) == ("خبر", "أول\nثان")
    assert (document.source, document.section) == ("المرفأ", "سياسة")
    assert document.author == "سلمى، بدر"
    assert record.notes == ()


def test_mapped_column() -> None:
    (record,) = read(pa.table({"مادة": ["نص"]}), Options(names={"مادة": "body"}, source="المرفأ"))
    assert (record.document.body, record.document.source) == ("نص", "المرفأ")


def test_file_is_read_by_seeking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "MAX_UNSEEKABLE_BYTES", 0)
    path = tmp_path / "a.parquet"
    path.write_bytes(
        write(pa.table({"title": [f"خبر {n}" for n in range(200)]}), row_group_size=50)
    )
    outcomes = list(read_file(SourceFile(str(path), "a.parquet")))
    assert [outcome.origin.line for outcome in outcomes] == list(range(1, 201))
    assert all(isinstance(outcome, Record) for outcome in outcomes)


def test_member_of_an_archive_has_to_fit_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    class Member(io.BytesIO):
        def seekable(self) -> bool:
            return False

    def read_member() -> list[Record | Skipped]:
        source = make_input(b"", "a.parquet")
        stream = io.BufferedReader(Member(data))  # type: ignore[type-var]
        return list(parquet.read(type(source)(stream, source.relative, source.origin)))

    data = write(pa.table({"title": ["خبر"]}))
    (record,) = read_member()
    assert isinstance(record, Record)
    monkeypatch.setattr(parquet, "MAX_UNSEEKABLE_BYTES", len(data) - 1)
    assert read_member() == [
        Skipped(
            record.origin.__class__("a.parquet"),
            "too large to be read from an archive: unpack it first",
        )
    ]


def test_without_pyarrow_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (outcome,) = read_bytes(parquet, b"PAR1", "a.parquet")
    assert isinstance(outcome, Skipped)
    assert "pip install 'arshif[parquet]'" in outcome.reason


def test_damage_in_the_middle_keeps_what_came_before() -> None:
    table = pa.table({"title": [f"خبر {n}" * 20 for n in range(1000)]})
    data = bytearray(write(table, row_group_size=100, compression="zstd", use_dictionary=False))
    data[2000:4000] = bytes(2000)
    *records, last = read_bytes(parquet, bytes(data), "a.parquet")
    assert len(records) >= 100
    assert isinstance(last, Skipped)
    assert last.reason.startswith("not valid Parquet: ")


TEXTS = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="<"), max_size=20)
ROWS = st.lists(st.fixed_dictionaries({"title": TEXTS, "body": TEXTS}), min_size=1)


@given(rows=ROWS)
def test_what_is_written_is_read(rows: list[dict[str, str | None]]) -> None:
    schema = pa.schema([("title", pa.string()), ("body", pa.string())])
    outcomes = read_bytes(parquet, write(pa.Table.from_pylist(rows, schema)), "a.parquet")
    found = [
        (each.document.title, each.document.body) if isinstance(each, Record) else ("", "")
        for each in outcomes
    ]
    assert found == [(trim(row["title"] or ""), trim(row["body"] or "")) for row in rows]


GOOD = write(pa.table({"title": ["خبر"] * 50, "tags": [["أ", None]] * 50, "n": list(range(50))}))


def damaged() -> Iterator[st.SearchStrategy[bytes]]:
    yield st.binary(max_size=200).map(lambda data: b"PAR1" + data + b"PAR1")
    yield st.integers(0, len(GOOD)).map(lambda cut: GOOD[:cut])
    yield st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)).map(
        lambda change: GOOD[: change[0]] + bytes([change[1]]) + GOOD[change[0] + 1 :]
    )


@settings(max_examples=300)
@given(data=st.one_of(*damaged()))
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    for outcome in read_bytes(parquet, data, "a.parquet"):
        assert isinstance(outcome, Record | Skipped)
