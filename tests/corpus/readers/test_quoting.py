"""Whether a quote is open, and the records that follow from it, as `csv` would cut them."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import streams
from corpus.readers.dialects import parse_row
from corpus.readers.quoting import Dialect, Quotes, RawRecord, iter_records

PLAIN, ESCAPED = Dialect(","), Dialect(",", is_escaped=True)


def is_open_slowly(line: str, was_open: bool, dialect: Dialect) -> bool:
    """Walk a line letter by letter, as the parser of `csv` does."""
    state, index = "quoted" if was_open else "start", 0
    while index < len(line):
        letter = line[index]
        if dialect.is_escaped and letter == "\\":
            index += 2
            state = "quoted" if state == "quoted" else "plain"
            continue
        match state:
            case "quoted" if letter == '"':
                if not dialect.is_escaped and line[index + 1 : index + 2] == '"':
                    index += 1
                else:
                    state = "plain"
            case "start" if letter == '"':
                state = "quoted"
            case "start" | "plain":
                state = "start" if letter == dialect.delimiter else "plain"
        index += 1
    return state == "quoted"


LINES = st.text(st.sampled_from('",;ا '), max_size=12).map(lambda text: text + "\n")


@given(line=LINES, was_open=st.booleans())
def test_quotes_are_open_as_the_twin_says(line: str, was_open: bool) -> None:
    assert Quotes(PLAIN).is_open(line, was_open) == is_open_slowly(line, was_open, PLAIN)


@given(
    line=st.text(st.sampled_from('",\\ا '), max_size=12).map(lambda text: text + "\n"),
    was_open=st.booleans(),
)
def test_escaped_quotes_are_open_as_the_twin_says(line: str, was_open: bool) -> None:
    assert Quotes(ESCAPED).is_open(line, was_open) == is_open_slowly(line, was_open, ESCAPED)


@given(text=st.lists(LINES).map("".join))
def test_whole_records_are_those_of_csv(text: str) -> None:
    lines = text.splitlines(keepends=True)
    records = list(iter_records(iter(enumerate(lines, start=1)), PLAIN))
    assert "".join(record.text for record in records) == text
    if not any(record.is_broken for record in records):
        expected = [row for row in csv.reader(lines) if any(map(str.strip, row))]
        assert list(filter(None, (parse_row(record, PLAIN) for record in records))) == expected


def test_quote_never_closed_costs_one_line_its_quotes() -> None:
    lines = ['a,"b\n', 'c,"d\n', 'e"\n', "f,g\n"]
    assert list(iter_records(iter(enumerate(lines, start=1)), PLAIN)) == [
        RawRecord(1, 'a,"b\n', is_broken=True),
        RawRecord(2, 'c,"d\ne"\n'),
        RawRecord(4, "f,g\n"),
    ]


def test_many_quotes_never_closed_take_no_time_that_grows_with_their_square() -> None:
    stray = ['"x\t\n'] * 3001
    records = list(iter_records(iter(enumerate(stray, start=1)), Dialect("\t")))
    assert [record.line for record in records] == list(range(1, 3002))


def test_record_of_any_number_of_lines_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 20)
    lines = ['"aaaaaaaaa\n', "bbbbbbbbb\n", "ccccccccc\n", '"\n', "d\n"]
    records = list(iter_records(iter(enumerate(lines, start=1)), PLAIN))
    assert records[0].is_broken
    assert "".join(record.text for record in records) == "".join(lines)
