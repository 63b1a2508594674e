"""What an XML file may try: it reads no other file, asks no network and fills no memory."""

import socket
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Record, Skipped
from corpus.inputs import Reader
from corpus.readers import newsml, nitf, tei
from tests.corpus.reading import read_bytes

SECRET = "سر لا يقرؤه أحد"
WRAPPINGS: dict[str, tuple[Reader, str]] = {
    "TEI": (
        tei,
        '<TEI><text><body><div type="article"><head>{title}</head><p>{text}</p></div>{more}'
        "</body></text></TEI>",
    ),
    "NewsML-G2": (
        newsml,
        "<newsMessage><newsItem><contentMeta><headline>{title}</headline></contentMeta><contentSet>"
        "<inlineXML><p>{text}</p></inlineXML></contentSet></newsItem>{more}</newsMessage>",
    ),
    "NITF": (
        nitf,
        "<nitf><body><hedline><hl1>{title}</hl1></hedline><body.content><p>{text}</p>"
        "</body.content></body></nitf>{more}",
    ),
}


@pytest.fixture(params=WRAPPINGS, autouse=True)
def wrapping(request: pytest.FixtureRequest) -> tuple[Reader, str]:
    return WRAPPINGS[request.param]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def read(
    wrapping: tuple[Reader, str], text: str, before: str = "", more: str = "", title: str = "عنوان"
) -> list[Record | Skipped]:
    reader, file = wrapping
    data = (before + file.format(title=title, text=text, more=more)).encode()
    return read_bytes(reader, data, "a.xml")


def only_record(outcomes: list[Record | Skipped]) -> Record:
    (record,) = outcomes
    assert isinstance(record, Record)
    return record


def test_entities_are_never_resolved(wrapping: tuple[Reader, str]) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    before = f'<!DOCTYPE x [<!ENTITY l0 "ها">{levels}]>'
    tracemalloc.start()
    record = only_record(read(wrapping, "قبل &l11; &l0; بعد", before))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert record.document.body == "قبل &l11; &l0; بعد"
    assert record.notes == ("DTD left out", "entity not resolved: &l11; (and 1 more)")
    assert peak < 5_000_000


def test_entities_in_attributes_are_not_either(wrapping: tuple[Reader, str]) -> None:
    before = '<!DOCTYPE x [<!ENTITY big "ها">]>'
    record = only_record(read(wrapping, 'قبل <hi rend="&big;&big;">بعد</hi>', before))
    assert record.document.body == "قبل بعد"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{path}">]>',
        '<!DOCTYPE x [<!ENTITY % all SYSTEM "file://{path}"> %all;<!ENTITY secret "x">]>',
        '<!DOCTYPE x SYSTEM "file://{path}" [<!ENTITY secret SYSTEM "{path}">]>',
        '<!DOCTYPE x PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<?xml-stylesheet href="file://{path}"?>',
        '<?xml version="1.0" standalone="no"?><!DOCTYPE x SYSTEM "{path}">',
    ],
)
def test_no_other_file_is_read(
    wrapping: tuple[Reader, str], tmp_path: Path, declaration: str
) -> None:
    path = tmp_path / "secret"
    path.write_text(SECRET, encoding="utf-8")
    record = only_record(read(wrapping, "نص &secret;", declaration.format(path=path)))
    assert record.document.body == "نص &secret;"


@pytest.mark.parametrize("parse", ["text", "xml"])
def test_nothing_is_included(wrapping: tuple[Reader, str], tmp_path: Path, parse: str) -> None:
    path = tmp_path / "secret"
    path.write_text(f"<p>{SECRET}</p>", encoding="utf-8")
    include = (
        f'نص <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{path}" parse="{parse}"/>'
    )
    assert only_record(read(wrapping, include)).document.body == "نص"


def test_deep_nesting(wrapping: tuple[Reader, str]) -> None:
    record, skipped = read(wrapping, "نص", more="<a>" * 100_000 + "</a>" * 100_000)
    assert isinstance(record, Record)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("the rest of the file was not read: line 1: Excessive depth")


def test_an_attribute_of_ten_megabytes(wrapping: tuple[Reader, str]) -> None:
    first, *_ = outcomes = read(wrapping, "نص", more=f'<a b="{"x" * 10_500_000}"/>')
    assert isinstance(first, Record)
    assert [o.reason[:33] for o in outcomes[1:] if isinstance(o, Skipped)] == [
        "the rest of the file was not read"
    ]


def test_a_text_of_twenty_megabytes(wrapping: tuple[Reader, str]) -> None:
    (skipped,) = read(wrapping, "x" * 20_000_000)
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("the rest of the file was not read")


def test_nuls_and_controls(wrapping: tuple[Reader, str]) -> None:
    words = "كلمة " * 200 + "أخرى"
    record = only_record(read(wrapping, f"ن\0ص\x01 {words}"))
    assert record.document.body == f"نص {words}"
    assert record.notes == ("control characters left out",)
    assert all(isinstance(o, Skipped) for o in read_bytes(wrapping[0], b"\0" * 5000, "a.xml"))


def test_damaged_bytes_cost_one_record(wrapping: tuple[Reader, str]) -> None:
    reader, file = wrapping
    good, bad = (
        file.format(title="ع", text="نص", more=""),
        file.format(title="ع", text="B", more=""),
    )
    data = good.encode() + bad.encode().replace(b">B<", b">\xff\xfe<") + good.encode()
    first, damaged, last = read_bytes(reader, data, "a.xml")
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(damaged, Skipped)
    assert damaged.reason == "not valid UTF-8"


PIECES = st.sampled_from(
    [
        *("<TEI>", "<text>", '<div type="article">', "<head>", "</head>", "<p>", "</p>", "</div>"),
        *("<newsItem>", "<contentSet>", "<inlineXML>", "</inlineXML>", "</newsItem>", "<nitf>"),
        *("<body.content>", "</nitf>", "<!DOCTYPE x [", "]>", "<!ENTITY a 'b'>", "&a;", "&amp;"),
        *("<![CDATA[", "]]>", "<!--", "-->", "<?xml", "?>", "<", ">", "\0", "نص", "\ufdd0", "\n"),
        *('<date when="', '2016-01-01"', "<note n='1'>", "<a b=c>", "<x:y>", "&#0;", "&#xffff;"),
        *("<l><seg>", "</seg><seg>", "<teiHeader>", "</teiHeader>", "<gap/>", "<head/>"),
    ]
)


@given(st.lists(st.one_of(PIECES.map(str.encode), st.binary(max_size=4))).map(b"".join))
def test_anything_is_read_or_skipped(data: bytes) -> None:
    for reader, _ in WRAPPINGS.values():
        reader.recognizes(data)
        outcomes = read_bytes(reader, data, "a.xml")
        assert outcomes
        assert all(isinstance(outcome, Record | Skipped) for outcome in outcomes)
