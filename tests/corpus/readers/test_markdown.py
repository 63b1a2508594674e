"""Markdown with front matter: fields from above the line, text without marks."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, Options, Record, Skipped
from corpus.readers import markdown_document
from corpus.readers.front_matter import split_front_matter
from corpus.readers.markdown_text import to_lines
from tests.corpus.reading import read_bytes

YAML = """---
# تعليق
title: "خبر: من \\"بيروت\\""
التاريخ: 2017-03-31 12:30:00 +0300   # كما نُشر
author:
  - سلمى بدر
  - 'بدر ''الدين'''
categories: [سياسة, "محلي, عربي"]
source: {name}
description: >
  سطر أول
  يتبعه ثان
slug: ~
---
"""

TEXT = """# عنوان *في* النص

فقرة فيها **كلمة** و[رابط](https://example.org "عنوان") و![صورة](a.png) و`رمز`
على سطرين.

- بند أول
- بند ~~قديم~~ ثان

> اقتباس

    فقرة مزاحة

| اسم | عدد |
|---|---|
| بيروت | ٢ |

```python
print(1)
```

<p>فقرة <b>HTML</b></p>

***
"""
LINES = [
    *("فقرة فيها كلمة ورابط و ورمز على سطرين.", "بند أول", "بند قديم ثان", "اقتباس"),
    *("فقرة مزاحة", "اسم عدد", "بيروت ٢", "فقرة HTML"),
]


def read_one(text: str, name: str = "a.md", options: Options | None = None) -> Document:
    (record,) = read_bytes(markdown_document, text.encode(), name, options)
    assert isinstance(record, Record)
    assert record.notes == ()
    return record.document


def test_front_matter_gives_the_fields() -> None:
    document = read_one(YAML.replace("{name}", "المرفأ") + TEXT)
    assert document.title == 'خبر: من "بيروت"'
    assert document.date == dt.date(2017, 3, 31)
    assert document.author == "سلمى بدر، بدر 'الدين'"
    assert (document.section, document.source) == ("سياسة", "المرفأ")
    assert document.body.splitlines() == ["عنوان في النص", *LINES]


def test_first_heading_is_the_title_where_nothing_else_is() -> None:
    document = read_one(TEXT)
    assert (document.title, document.body.splitlines()) == ("عنوان في النص", LINES)
    assert read_one("## فرعي\n\nنص").title == ""


def test_toml() -> None:
    text = '+++\r\ntitle = "خبر"\r\ndate = 2017-03-31T10:00:00Z\r\ntags = ["أ"]\r\n+++\r\nنص\r\n'
    document = read_one(text)
    assert (document.title, document.body) == ("خبر", "نص")
    assert document.date == dt.date(2017, 3, 31)


def test_folders_and_options_name_source_and_section() -> None:
    options = Options(names={"قصة": "section"}, source="المرفأ")
    text = "---\nقصة: سياسة\n---\nنص"
    assert (read_one(text, options=options).source, read_one(text).source) == ("المرفأ", "")
    assert read_one(text, options=options).section == "سياسة"
    assert read_one("# خبر\n\nنص", "المرفأ/سياسة/a.md").section == "سياسة"
    assert read_one("# خبر\n\nنص", "المرفأ/سياسة/a.md").source == "المرفأ"


def test_line_at_the_top_is_no_front_matter() -> None:
    assert read_one("---\n\nنص أول\n\nنص ثان").body == "نص أول\nنص ثان"


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("x: |\n  أول\n  ثان\n", "أول\nثان"),
        ("x:\n- أول\n-  'ثان'\n", ["أول", "ثان"]),
        ("x:\n  - أول # تعليق\n", ["أول"]),
        ("x: [أول,\n  ثان]\n", ["أول", "ثان"]),
        ("x: []\n", []),
        ("x:\n  name: سلمى\n  city: بيروت\n", {"name": "سلمى", "city": "بيروت"}),
        ('x: "\\u0633\\ud800\\n"\n', "س?\n"),
        ("x: أول\n  ثان\n", "أول ثان"),
        ("x: null\n", ""),
        ("x:\n", ""),
        ("x: https://example.org/a#b\n", "https://example.org/a#b"),
    ],
)
def test_values_as_people_write_them(head: str, value: object) -> None:
    front = split_front_matter(f"---\n{head}---\nنص")
    assert (front.values["x"], front.text, front.notes) == (value, "نص", ())


def test_what_is_not_understood_is_noted() -> None:
    for text in ("---\nكلام بلا اسم\ntitle: خبر\n---\nنص", "+++\ntitle =\n+++\nنص"):
        (record,) = read_bytes(markdown_document, text.encode(), "a.md")
        assert isinstance(record, Record)
        assert record.notes[0].startswith("front matter not understood: ")
        assert record.document.body == "نص"


def test_fence_around_prose_is_kept() -> None:
    assert [line.text for line in to_lines("نص\n```\nبقية النص\n")] == ["نص", "بقية النص"]


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    (record,) = read_bytes(markdown_document, "# خبر\n\nنص".encode(encoding), "a.md")
    assert isinstance(record, Record)
    assert (record.document.title, record.document.body) == ("خبر", "نص")


def test_file_without_anything_is_skipped() -> None:
    assert read_bytes(markdown_document, b"", "a.md") == []
    (outcome,) = read_bytes(markdown_document, b"---\n---\n![](a.png)", "a.md")
    assert isinstance(outcome, Skipped)


MARKS = st.lists(
    st.sampled_from(["#", "*", "`", "[", "](", ")", "---\n", "+++\n", "\n", "|", "> ", "- ", ": "])
    | st.sampled_from(["<b>", "نص", "&#0;", "\\", "'", '"', "title"])
).map("".join)


@given(text=MARKS)
def test_any_text_is_read_or_skipped(text: str) -> None:
    for outcome in read_bytes(markdown_document, text.encode(), "a.md"):
        assert isinstance(outcome, Record | Skipped)


@given(data=st.binary())
def test_any_bytes_are_read_or_skipped(data: bytes) -> None:
    for outcome in read_bytes(markdown_document, b"---\n" + data, "a.md"):
        assert isinstance(outcome, Record | Skipped)


WORDS = st.lists(st.text("ابتثجح ", min_size=1, max_size=9).filter(str.strip), min_size=1)


@given(paragraphs=WORDS)
def test_paragraphs_stay_as_they_are(paragraphs: list[str]) -> None:
    found = [line.text for line in to_lines("\n\n".join(paragraphs))]
    assert found == [" ".join(paragraph.split()) for paragraph in paragraphs]
