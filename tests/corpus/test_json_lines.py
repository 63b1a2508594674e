import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Options, Record, Skipped, SourceFile, read_file, streams

GOOD = {"title": "عنوان", "body": "نص الخبر كما نشرته الصحيفة"}
LINE = json.dumps(GOOD, ensure_ascii=False)


def read(folder: Path, data: bytes, name: str = "a.jsonl") -> list[Record | Skipped]:
    path = folder / name
    path.write_bytes(data)
    return list(read_file(SourceFile(str(path), name)))


def test_every_line_is_a_record_with_its_number(tmp_path: Path) -> None:
    outcomes = read(tmp_path, f"\ufeff{LINE}\r\n\n  \n{LINE}".encode())
    assert [outcome.origin.line for outcome in outcomes] == [1, 4]
    assert [str(outcome.origin) for outcome in outcomes][1] == f"{tmp_path / 'a.jsonl'}:4"
    for outcome in outcomes:
        assert isinstance(outcome, Record)
        assert (outcome.document.title, outcome.document.body) == (GOOD["title"], GOOD["body"])
        assert outcome.notes == ()


def test_id_does_not_depend_on_place_or_compression(tmp_path: Path) -> None:
    other = json.dumps({"title": "آخر"})
    first = read(tmp_path, f"{LINE}\n{other}\n".encode())
    second = read(tmp_path, gzip.compress(f"{other}\r\n{LINE}".encode()), "b.jsonl.gz")
    ids = [
        [outcome.document.id for outcome in outcomes if isinstance(outcome, Record)]
        for outcomes in (first, second)
    ]
    assert ids[0] == ids[1][::-1]
    assert len(set(ids[0])) == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"title": "', "not valid JSON"),
        (b'{"title": NaN}', "not valid JSON"),
        (b"[" * 5000, "not valid JSON"),
        (b"[1, 2]", "not an object"),
        (b"null", "not an object"),
        (b'{"title": "\0"}', "not valid JSON"),
        (b'{"title": "", "body": null}', "no title and no text"),
    ],
)
def test_broken_line_is_skipped_and_reading_goes_on(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    before, broken, after = read(tmp_path, b"\n".join([LINE.encode(), line, LINE.encode()]))
    assert isinstance(before, Record)
    assert isinstance(after, Record)
    assert isinstance(broken, Skipped)
    assert broken.origin.line == 2
    assert broken.reason.startswith(reason)


def test_windows_1256_is_decided_for_the_whole_file(tmp_path: Path) -> None:
    lines = ['{"title": "plain"}', LINE, '{"title": "é"}']
    outcomes = read(tmp_path, "\n".join(lines).encode("cp1256"))
    titles = [outcome.document.title for outcome in outcomes if isinstance(outcome, Record)]
    assert titles == ["plain", GOOD["title"], "é"]
    assert isinstance(outcomes[1], Record)
    assert [note.split(":")[0] for note in outcomes[1].notes] == ["read as windows-1256"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_read(tmp_path: Path, codec: str) -> None:
    outcomes = read(tmp_path, f"{LINE}\n{LINE}\n".encode(codec))
    assert [outcome.origin.line for outcome in outcomes] == [1, 2]
    for outcome in outcomes:
        assert isinstance(outcome, Record)
        assert outcome.document.body == GOOD["body"]
        assert [note[:14] for note in outcome.notes] == ["read as UTF-16"]


def test_damaged_line_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    other = LINE.encode("cp1256")
    data = b"\n".join([LINE.encode(), LINE.encode()[:-2] + b"\xff" + LINE.encode()[-2:], other])
    good, odd, legacy = read(tmp_path, data)
    assert isinstance(good, Record)
    assert isinstance(odd, Record)
    assert isinstance(legacy, Record)
    assert good.notes == ()
    assert odd.document.body == GOOD["body"] + "\ufffd"
    assert odd.notes == ("damaged bytes: 1 shown as \ufffd",)
    assert legacy.document.body == GOOD["body"]
    assert legacy.notes == ("read as windows-1256: this line is, though the file is UTF-8",)


def test_encoding_that_the_user_names_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE.encode("mac-arabic"))
    file = SourceFile(str(path), "a.jsonl", Options(encoding="mac-arabic"))
    (outcome,) = read_file(file)
    assert isinstance(outcome, Record)
    assert outcome.document.body == GOOD["body"]
    assert outcome.notes == ("read as MacArabic: the user says so",)


def test_line_too_long_for_an_article_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 200)
    long_line = json.dumps({"title": "x" * 500})
    first, second = read(tmp_path, f"{long_line}\n{LINE}".encode())
    assert isinstance(first, Skipped)
    assert "too long" in first.reason
    assert isinstance(second, Record)
    assert second.origin.line == 2


def test_damaged_gz_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"title": f"{number:x}" * 9}) for number in range(2000))
    *records, last = read(tmp_path, gzip.compress(lines.encode())[:-500], "a.jsonl.gz")
    assert len(records) > 1000
    assert all(isinstance(record, Record) for record in records)
    assert isinstance(last, Skipped)
    assert last.reason == "the compressed file is cut short"
    assert last.origin.line == len(records) + 1


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'body': 'x' * 10_000})}\n" * 1000)
    tracemalloc.start()
    count = sum(1 for _ in read_file(SourceFile(str(path), "a.jsonl")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1000
    assert peak < 1_000_000


@given(data=st.lists(st.one_of(st.binary(), st.just(LINE.encode()))).map(b"\n".join))
def test_any_bytes_are_read_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    for outcome in read(tmp_path_factory.getbasetemp(), data):
        assert isinstance(outcome, Record | Skipped)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["id", "title", "body", "date", "section", "source", "author", "url"])


@given(values=st.dictionaries(NAMES | st.text(), JSON))
def test_any_object_is_read_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    (outcome,) = read(tmp_path_factory.getbasetemp(), json.dumps(values).encode())
    assert isinstance(outcome, Record | Skipped)
