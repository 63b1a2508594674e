"""What is wrong with the bytes of a file is counted, named and explained; the rest is read."""

import tracemalloc
from pathlib import Path

import pytest

from corpus import Record, Skipped, find_files, read_file
from tests.corpus.packing import read_path, reasons, titles, write

LINES = [f'{{"title": "خبر {number}", "body": "نص الخبر كما نشر"}}' for number in range(5)]
ROWS = ["title,body", *(f"خبر {number},نص الخبر كما نشر" for number in range(5))]
KINDS = [("1.jsonl", LINES), ("1.csv", ROWS)]


@pytest.mark.parametrize(("name", "lines"), KINDS)
def test_invalid_utf_8_in_the_middle_is_shown_and_noted_and_the_rest_is_as_it_was(
    tmp_path: Path, name: str, lines: list[str]
) -> None:
    spoiled = [line.encode() for line in lines]
    spoiled[-3] = spoiled[-3].replace("كما".encode(), b"\xff\xd9")
    records = read_path(write(tmp_path, name, b"\n".join(spoiled)))
    assert titles(records) == [f"خبر {number}" for number in range(5)]
    notes = [record.notes for record in records if isinstance(record, Record)]
    assert [bool(each) for each in notes] == [False, False, True, False, False]
    assert notes[2][0].startswith("damaged bytes")
    third = records[2]
    assert isinstance(third, Record)
    assert third.document.body.count("\ufffd") == 2


@pytest.mark.parametrize(("name", "lines"), KINDS)
def test_line_in_another_encoding_is_read_in_it_and_noted(
    tmp_path: Path, name: str, lines: list[str]
) -> None:
    data = b"\n".join(
        line.encode("cp1256" if place == len(lines) - 3 else "utf-8")
        for place, line in enumerate(lines)
    )
    records = read_path(write(tmp_path, name, data))
    assert titles(records) == [f"خبر {number}" for number in range(5)]
    assert [record.notes[:1] for record in records if isinstance(record, Record)] == [
        (),
        (),
        ("read as windows-1256: this line is, though the file is UTF-8",),
        (),
        (),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>دخول</title></head><body><form><input name=a></form></body></html>",
        "<html><body></body></html>",
        "<html><body><nav><a href=1>الأولى</a> <a href=2>سياسة</a></nav></body></html>",
        "<!doctype html>",
    ],
)
def test_page_with_no_article_is_skipped_with_the_reason(tmp_path: Path, page: str) -> None:
    ((_, reason),) = reasons(read_path(write(tmp_path, "1.html", page.encode())))
    assert reason.startswith("no article found in the page")


def test_line_of_two_hundred_megabytes_takes_the_memory_of_one_record(tmp_path: Path) -> None:
    path = tmp_path / "1.jsonl"
    with path.open("wb") as file:
        file.write(LINES[0].encode() + b'\n{"title": "')
        for _ in range(200):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + LINES[1].encode() + b"\n")
    tracemalloc.start()
    outcomes = read_path(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert titles(outcomes) == ["خبر 0", "خبر 1"]
    assert reasons(outcomes) == [("", "the line is too long for one article")]
    assert outcomes[1].origin.line == 2
    assert peak < 48 << 20


def test_hundred_thousand_files_in_one_folder_are_found_in_order(tmp_path: Path) -> None:
    names = [f"{number:06}.txt" for number in range(100_000)]
    for name in names:
        (tmp_path / name).touch()
    files = find_files([tmp_path])
    assert [file.path.name for file in files] == names
    outcomes = [outcome for file in files[::1000] for outcome in read_file(file)]
    assert {each.reason for each in outcomes if isinstance(each, Skipped)} == {"the file is empty"}
    assert len(outcomes) == 100
