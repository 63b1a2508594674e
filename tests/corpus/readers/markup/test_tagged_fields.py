import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.markup.tagged_fields import FieldTags, read_attributes, scan_fields

TAGS = FieldTags(
    fields=frozenset(("doc", "docno", "title", "date", "text")), texts=frozenset(("text",))
)


def scan(text: str) -> list[tuple[str, str]]:
    return list(scan_fields(text, TAGS))


def slow_scan(text: str) -> list[tuple[str, str]]:
    """Read the fields of a well-formed record."""
    found = re.findall(r"<(\w+)>(.*?)</\1>", text, re.DOTALL)
    return [(name.lower(), unescape(value).strip()) for name, value in found if value.strip()]


WORDS = st.text(st.sampled_from("خبر نص &<>\"'.1٢a"), min_size=1, max_size=20)
FIELDS = st.tuples(st.sampled_from(["DOCNO", "TITLE", "Text", "UNKNOWN"]), WORDS)


@given(st.lists(FIELDS))
def test_well_formed_records_are_read_as_the_twin_reads_them(
    fields: list[tuple[str, str]],
) -> None:
    text = "\n".join(f"<{name}>{escape(value)}</{name}>" for name, value in fields)
    assert scan(text) == slow_scan(text)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("<TITLE>أ<TEXT>ب", [("title", "أ"), ("text", "ب")]),
        (
            "<DOCNO>1\n<EXTRA>x</EXTRA>\n<TEXT>ب</TEXT>",
            [("docno", "1"), ("extra", "x"), ("text", "ب")],
        ),
        ("<title>قال <b>اليوم</b> <foo> هنا</title>", [("title", "قال اليوم <foo> هنا")]),
        (
            "<TEXT>5 < 6 & 7 > 2 <الجزيرة> AT&T <foo></TEXT>",
            [("text", "5 < 6 & 7 > 2 <الجزيرة> AT&T <foo>")],
        ),
        ("<TEXT><TEXT>أ</TEXT></TEXT>", [("text", "أ")]),
        ("<TEXT>أ</TEXT><TEXT>ب</TEXT>", [("text", "أ"), ("text", "ب")]),
        ("<TEXT>&lt;P&gt; &amp;amp;</TEXT>", [("text", "<P> &amp;")]),
        ("<TEXT>\n<P>\nأول\nسطر\n</P>\n<P>\nثان\n</P></TEXT>", [("text", "أول سطر\nثان")]),
        ("<TEXT>\n<P>\nأول\nسطر\n<P>\nثان\n</TEXT>", [("text", "أول سطر\nثان")]),
        ("<TEXT>أول<br/>ثان\nثالث</TEXT>", [("text", "أول\nثان\nثالث")]),
        ("<!-- <TITLE>لا</TITLE> --><TITLE><![CDATA[نعم]]></TITLE>", [("title", "نعم")]),
        ("<TITLE>أ <!-- ب</TITLE>", [("title", "أ <!-- ب")]),
        ("قبل <TITLE lang=ar>أ</TITLE> بعد", [("", "قبل"), ("title", "أ"), ("", "بعد")]),
        ("</TEXT></DOC>", []),
    ],
)
def test_what_is_not_well_formed(text: str, fields: list[tuple[str, str]]) -> None:
    assert scan(text) == fields


def test_attributes_with_quotes_or_without() -> None:
    tag = '<DOC id="AFP_1" type=\'story\' Lang=ar x="&quot;">'
    assert read_attributes(tag) == {"id": "AFP_1", "type": "story", "lang": "ar", "x": '"'}


@given(st.text(st.sampled_from("<>/!?-[]DOCTEXTtitle &;=\"'\nء")))
def test_any_text_is_scanned(text: str) -> None:
    assert all(value for _, value in scan(text))
