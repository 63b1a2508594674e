"""Headlines without the name of the site, with the punctuation that the page shows."""

import pytest

from corpus.readers.html_pages.titles import choose_title, strip_site
from corpus.readers.html_pages.tree import parse_page


@pytest.mark.parametrize(
    ("title", "site", "others", "expected"),
    [
        ("افتتاح السوق | الرصيف", "الرصيف", (), "افتتاح السوق"),
        ("افتتاح السوق - الرَّصيف", "الرصيف", (), "افتتاح السوق"),
        ("الرصيف :: افتتاح السوق", "الرصيف", (), "افتتاح السوق"),
        ("افتتاح السوق – صحيفة يومية", "", ("افتتاح السوق",), "افتتاح السوق"),
        ("افتتاح السوق في المرفأ | صحيفة الرصيف", "", (), "افتتاح السوق في المرفأ"),
        # A hyphen alone may part anything.
        ("افتتاح السوق في المرفأ - صور", "", (), "افتتاح السوق في المرفأ - صور"),
        ("اليوم: لبنان - فرنسا", "الرصيف", (), "اليوم: لبنان - فرنسا"),
        ("عاجل | وصول الوفد الرسمي إلى المدينة", "", (), "عاجل | وصول الوفد الرسمي إلى المدينة"),
        ("|", "", (), "|"),
    ],
)
def test_strip_site(title: str, site: str, others: tuple[str, ...], expected: str) -> None:
    assert strip_site(title, site, others) == expected


@pytest.mark.parametrize(
    ("titles", "headings", "expected"),
    [
        (("السوق القديم يفتح",), ["الرصيف", 'السوق "القديم" يفتح'], 'السوق "القديم" يفتح'),
        (("بلدية المرفأ الجديد تعلن افتتاح",), ["بلدية المرفأ الجديد تعلن افتتاح السوق"], None),
        (("عنوان الصفحة",), ["عنوان آخر"], "عنوان الصفحة"),
        ((), ["عنوان الصفحة"], "عنوان الصفحة"),
        ((), ["أول", "ثان"], ""),
        ((), [], ""),
    ],
)
def test_choose_title(titles: tuple[str, ...], headings: list[str], expected: str | None) -> None:
    root = parse_page("<p>" + "".join(f"<h1>{heading}</h1>" for heading in headings)).root
    assert choose_title(titles, "", root) == (headings[0] if expected is None else expected)
