"""JSON of every shape, streamed; the twin loads the whole and walks it."""

import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Options, Record, Skipped, streams
from corpus.errors import StreamUnreadable
from corpus.readers import json_document, json_scanner
from corpus.readers.json_articles import Fault, iter_articles
from corpus.readers.json_scanner import JsonScanner
from tests.corpus.reading import make_input, read_bytes

ARTICLES = [
    {"id": str(n), "title": f"خبر {n}", "body": 'قال "نعم" {و[لا] \\', "tags": [{"a": ["]"]}]}
    for n in range(3)
]


def read(value: object, options: Options | None = None, indent: int | None = None) -> list[str]:
    data = json.dumps(value, ensure_ascii=False, indent=indent).encode()
    return titles(read_bytes(json_document, data, "a.json", options))


def titles(outcomes: list[Record | Skipped]) -> list[str]:
    return [
        outcome.document.title if isinstance(outcome, Record) else outcome.reason
        for outcome in outcomes
    ]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "wrapped",
    [
        ARTICLES,
        {"articles": ARTICLES},
        {"status": "ok", "title": "نشرة", "totalResults": 3, "articles": ARTICLES, "page": 1},
        {"الأخبار": ARTICLES},
        {"data": {"count": 3, "items": ARTICLES}},
        {"took": 1, "hits": {"total": {"value": 3}, "hits": [{"_source": a} for a in ARTICLES]}},
        {"response": {"numFound": 3, "docs": ARTICLES}},
        {"data": [{"type": "news", "attributes": a} for a in ARTICLES]},
        {"2016": ARTICLES[:1], "2017": ARTICLES[1:]},
    ],
)
def test_articles_are_found_in_what_wraps_them(wrapped: object, indent: int | None) -> None:
    assert read(wrapped, indent=indent) == ["خبر 0", "خبر 1", "خبر 2"]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "article",
    [
        ARTICLES[0],
        {"comments": [{"text": "تعليق", "title": "ع"}], **ARTICLES[0]},
        {"data": {"reads": 5}, **ARTICLES[0]},
        {"data": ARTICLES[0]},
        {"metadata": {"title": "خبر 0"}, "text": "نص"},
        {**ARTICLES[0], "articles": ARTICLES[1:]},
        {"title": "خبر 0", "paragraphs": [{"text": "أول"}]},
        {"authors": [{"name": "سلمى"}], **ARTICLES[0]},
        {"title": "خبر 0", "date": "2017", "parts": [{"title": "أ", "content": "نص"}]},
        {"title": "خبر 0", "parts": [{"content": "نص"}]},
        {"_index": "news", "_id": "7", "_source": ARTICLES[0]},
    ],
)
def test_one_article_stays_one(article: object, indent: int | None) -> None:
    assert read(article, indent=indent) == ["خبر 0"]


def test_id_is_that_of_the_same_article_in_json_lines() -> None:
    line = json.dumps({"title": "خبر", "body": "نص"}, ensure_ascii=False)
    one, array, lines = (
        read_bytes(json_document, data.encode(), "a.json")
        for data in (line, f"[{line},\n {line}]", f"{line}\n{line}\n")
    )
    ids = {each.document.id for each in (*one, *array, *lines) if isinstance(each, Record)}
    assert len(ids) == 1
    assert [outcome.origin.line for outcome in array] == [1, 2]


def test_json_lines_under_the_name_of_json_survive_a_broken_line() -> None:
    line = json.dumps({"title": "خبر"})
    data = f'{line}\n{line}\n{{"title": "\n{line}\n'.encode()
    assert [isinstance(each, Record) for each in read_bytes(json_document, data, "a.json")] == [
        *(True, True, False, True)
    ]


def test_json_lines_behind_a_byte_order_mark() -> None:
    data = '\ufeff{"title": "أ"}\n{"title": "ب"}\n{"title": \n{"title": "ج"}'.encode()
    found = titles(read_bytes(json_document, data, "a.json"))
    assert [title for title in found if len(title) == 1] == ["أ", "ب", "ج"]


@pytest.mark.parametrize("said", ["utf-16", "utf-16-be", ""])
def test_utf_16_is_read(said: str) -> None:
    data = '\ufeff[{"title": "أ"}]'.encode("utf-16-be")
    assert titles(read_bytes(json_document, data, "a.json", Options(encoding=said))) == ["أ"]


def test_encoding_that_the_user_names_is_not_guessed_anew() -> None:
    data = json.dumps(ARTICLES, ensure_ascii=False).encode("cp1256")
    for outcome in read_bytes(json_document, data, "a.json", Options(encoding="utf-8")):
        assert isinstance(outcome, Record)
        assert any(note.startswith("damaged bytes: ") for note in outcome.notes)


def test_bulk_actions_give_their_ids() -> None:
    lines = [
        *({"index": {"_index": "news", "_id": "7"}}, {"title": "أول"}),
        {"delete": {"_id": "8"}},
        *({"update": {"_id": "9"}}, {"doc": {"title": "ثان"}}),
    ]
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    outcomes = read_bytes(json_document, data, "bulk.json")
    assert [each.document.id for each in outcomes if isinstance(each, Record)] == ["7", "9"]
    assert [each.origin.line for each in outcomes] == [2, 5]


def test_mapped_name_and_source_reach_the_records() -> None:
    options = Options(names={"tags": "section"}, source="المرفأ")
    data = json.dumps([{"text": "نص", "tags": ["سياسة"]}]).encode()
    (record,) = read_bytes(json_document, data, "a.json", options)
    assert isinstance(record, Record)
    assert (record.document.section, record.document.source) == ("سياسة", "المرفأ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "cp1256"])
def test_encodings(encoding: str) -> None:
    text = json.dumps(ARTICLES, ensure_ascii=False)
    data = ("\ufeff" + text if encoding == "utf-16-be" else text).encode(encoding)
    outcomes = read_bytes(json_document, data, "a.json")
    assert titles(outcomes) == ["خبر 0", "خبر 1", "خبر 2"]
    notes = {note for each in outcomes if isinstance(each, Record) for note in each.notes}
    assert len(notes) == (encoding != "utf-8-sig")


def test_user_names_the_encoding() -> None:
    data = json.dumps(ARTICLES, ensure_ascii=False).encode("iso8859-6")
    outcomes = read_bytes(json_document, data, "a.json", Options(encoding="iso8859-6"))
    assert titles(outcomes) == ["خبر 0", "خبر 1", "خبر 2"]


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        ('[{"title": "أ"}, {"title": "ب', ["أ", "the JSON is cut short"]),
        ('{"articles": [{"body": "", "title": "أ"},', ["أ", "the JSON is cut short"]),
        ('{"title": "أ"', ["the JSON is cut short"]),
        ('[{"title": "أ"}, {"title": x}, {"title": "ب"}]', ["أ", "not valid JSON", "ب"]),
        ('[{"title": "أ"} {"title": "ب"},, 7, null]', ["أ", "ب", *["not an object"] * 2]),
        ('[{"title": "أ"}] }', ["أ", "not valid JSON"]),
        ("[[1], []]", ["not an object"] * 2),
        ("[]", []),
        ('{"articles": []}', ["no title and no text"]),
        ("{" * 3000, ["the JSON is cut short"]),
        ("[" * 3000 + "]" * 3000, ["not valid JSON"]),
        ('{"data":' * 3000 + "1" + "}" * 3000, ["not valid JSON"]),
        ('{"title": "أ" "body": 1}', ["not valid JSON"]),
        ("nonsense", ["not valid JSON"]),
        ('{"articles": [' + '{"data":' * 1000 + "1" + "}" * 1000 + "]}", ["no title and no text"]),
    ],
)
def test_bad_json_is_skipped_with_a_reason(data: str, reasons: list[str]) -> None:
    found = titles(read_bytes(json_document, data.encode(), "a.json"))
    assert len(found) == len(reasons)
    assert all(map(str.startswith, found, reasons)), found


def test_stream_that_breaks_off_gives_what_came_before() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if data := super().read(min(size or 0, 40)):
                return data
            raise StreamUnreadable("the compressed file is cut short")

    elements = iter_articles(JsonScanner(Broken(b'[{"title": 1}, {"title": 2}, {"title"')))
    found = [next(elements), next(elements)]
    assert found == [b'{"title": 1}', b'{"title": 2}']
    with pytest.raises(StreamUnreadable):
        next(elements)


def test_record_too_large_is_skipped_and_the_next_one_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 100)
    large = {"title": "x" * 200}
    assert read([large, {"title": "ب"}])[1:] == ["ب"]
    assert read([large])[0].startswith("the record is too large")
    assert read({"title": "أ", "body": "x" * 200})[0].startswith("the record is too large")
    assert read({"meta": "x" * 200, "articles": [{"title": "ب", "body": "ن"}]}) == ["ب"]


@pytest.mark.parametrize("opening", ["[", '{"found": 1, "articles": ['])
def test_memory_does_not_grow_with_an_array(opening: str) -> None:
    count, article = 2000, json.dumps({"title": "خبر", "body": "x" * 10_000}).encode()

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self._pieces = self._content()
            self._rest = b""

        def _content(self) -> Iterator[bytes]:
            yield opening.encode()
            for _ in range(count - 1):
                yield article + b","
            yield article + b"]}"[: (len(opening) > 1 and 2) or 1]

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            self._rest = self._rest or next(self._pieces, b"")
            size = min(len(buffer), len(self._rest))
            buffer[:size], self._rest = self._rest[:size], self._rest[size:]
            return size

    tracemalloc.start()
    found = sum(1 for each in iter_articles(JsonScanner(io.BufferedReader(Endless()))) if each)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == count
    assert peak < 1_000_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
OBJECTS = st.lists(
    st.dictionaries(st.sampled_from(["title", "body", "x", "hits"]) | st.text(), JSON)
)


@given(
    values=OBJECTS,
    indent=st.sampled_from([None, 1]),
    ascii_only=st.booleans(),
    chunk=st.integers(1, 9),
)
def test_any_array_is_cut_as_its_twin_cuts_it(
    values: list[object], indent: int | None, ascii_only: bool, chunk: int
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode("utf-8", "replace")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_scanner, "_CHUNK_BYTES", chunk)
        elements = list(iter_articles(JsonScanner(io.BytesIO(data))))
    cut = [json.loads(each) for each in elements if isinstance(each, bytes)]
    assert cut == json.loads(data)


@given(values=OBJECTS, cut=st.integers(0, 500), chunk=st.integers(1, 9))
def test_what_is_before_a_cut_is_read(values: list[object], cut: int, chunk: int) -> None:
    pieces = [json.dumps(value).encode() for value in values]
    data = b"[" + b",".join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_scanner, "_CHUNK_BYTES", chunk)
        elements = list(iter_articles(JsonScanner(io.BytesIO(data[:cut]))))
    whole = [each for each in elements if isinstance(each, bytes)]
    ends = [1 + sum(map(len, pieces[: n + 1])) + n for n in range(len(pieces))]
    assert whole == [piece for piece, end in zip(pieces, ends, strict=True) if end <= cut]
    assert elements[len(whole) :] in ([], [Fault("the JSON is cut short: it ends inside a record")])


FRAGMENTS = st.lists(
    st.sampled_from(["{", "}", "[", "]", '"', ",", ":", "\\", "\n", '"title"', '"hits"', '{"a":1}'])
    | st.text(max_size=3)
).map("".join)


@given(data=FRAGMENTS.map(lambda text: text.encode("utf-8", "replace")) | st.binary())
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    try:
        outcomes = list(json_document.read(make_input(data, "a.json")))
    except StreamUnreadable:
        return
    assert all(isinstance(outcome, Record | Skipped) for outcome in outcomes)
    json_document.recognizes(data)
