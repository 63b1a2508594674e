"""Section and date around a headline."""

import datetime as dt

import pytest

from corpus.readers.html_pages.heading import split_heading

TITLE = "افتتاح السوق الشعبي"
TEXT = "أعلنت البلدية افتتاح السوق."
DAY = dt.date(2017, 3, 2)


@pytest.mark.parametrize(
    ("lines", "date", "section", "text"),
    [
        (["محليات 2017/03/02 10:22", TITLE, TEXT], DAY, "محليات", [TEXT]),
        (["محليات2017/03/02 10:22", "افتتاحُ السوقِ الشعبي!", TEXT], DAY, "محليات", [TEXT]),
        (["محليات | 02/03/2017", TITLE, TEXT], DAY, "محليات", [TEXT]),
        (["الرئيسية", "محليات", TITLE, "نشر في: 2/3/2017", TEXT], DAY, "", [TEXT]),
        ([TITLE, "تاريخ النشر: 2017-03-02", TEXT], DAY, "", [TEXT]),
        (["2017-03-02", TEXT], DAY, "", [TEXT]),
        ([TEXT, "2017-03-02", TEXT], None, "", [TEXT, "2017-03-02", TEXT]),
        ([TEXT, TITLE, TEXT], None, "", [TEXT]),
        ([f"{TEXT} " * 5, TITLE, TEXT], None, "", [f"{TEXT} " * 5, TITLE, TEXT]),
        ([], None, "", []),
    ],
)
def test_split_heading(
    lines: list[str], date: dt.date | None, section: str, text: list[str]
) -> None:
    found = split_heading(lines, TITLE)
    assert (found.published.day, found.section, list(found.lines)) == (date, section, text)


def test_a_page_without_title_has_no_line_above_it() -> None:
    assert split_heading([TITLE, TEXT], "").lines == (TITLE, TEXT)
