import pytest
from lxml import etree

from corpus.readers.markup.prose import Layout, one_line_of, prose_of

LAYOUT = Layout(
    blocks=frozenset(("p", "head", "lg", "l", "row", "item")),
    breaks=frozenset(("br",)),
    spaces=frozenset(("lb", "pb")),
    words=frozenset(("num", "name", "q")),
    verses=frozenset(("l",)),
    halves=frozenset(("seg",)),
    cells=frozenset(("cell",)),
    notes=frozenset(("note",)),
    dropped=frozenset(("fw",)),
    gaps=frozenset(("gap",)),
)


def prose(xml: str) -> list[str]:
    return prose_of(etree.fromstring(f"<div>{xml}</div>"), LAYOUT).splitlines()


@pytest.mark.parametrize(
    ("xml", "lines"),
    [
        ("<p>أول\n   سطر</p>\n <p>ثان</p>", ["أول سطر", "ثان"]),
        ("قبل<p>في</p>بعد", ["قبل", "في", "بعد"]),
        ("<p>أول<br/>ثان</p>", ["أول", "ثان"]),
        ("<p>صفحة<pb n='2'/>أخرى كل<lb break='no'/>\n مة</p>", ["صفحة أخرى كلمة"]),
        ("<p>خمسة و\n  <num>عشرين</num>\n سنة</p>", ["خمسة وعشرين سنة"]),
        ("<p>الأطراف ال <num>أربعة</num></p>", ["الأطراف الأربعة"]),
        ("<p>السابع وال\n<num>ستون</num> و\n<num>٢٥</num></p>", ["السابع والستون و ٢٥"]),
        ("<p>باب <num>خمسة</num></p>", ["باب خمسة"]),
        (
            "<p>قالت <name>الحياة</name>بمناسبة <name>العيد</name>.</p>",
            ["قالت الحياة بمناسبة العيد."],
        ),
        ("<p><name><name>ابن</name>بطوطة</name></p>", ["ابن بطوطة"]),
        ("<p>كلمة <hi>مف</hi>ككة</p>", ["كلمة مفككة"]),
        ("<p>مصر <q rend='brackets'>٦</q></p>", ["مصر (٦)"]),
        ("<p>قال <q rend='quotation-marks'>نعم</q></p>", ["قال «نعم»"]),
        ("<p>قال <q rend='quotation-marks'>«نعم»</q></p>", ["قال «نعم»"]),
        ("<lg><l><seg>صدر </seg> <seg>عجز</seg></l><l>بيت</l></lg>", ["صدر * عجز", "بيت"]),
        ("<row><cell>أ</cell><cell>ب</cell></row><row><cell>ج</cell></row>", ["أ | ب", "ج"]),
        ("<p>نص<gap/> <gap/> آخر<fw>رأس</fw></p>", ["نص […] آخر"]),
        (
            "<p>كلمة<note n='1'>شرح <p>طويل</p></note>بعدها<note><gap/></note>.</p><p>ثم</p>",
            ["كلمة بعدها.", "ثم", "(1) شرح طويل"],
        ),
    ],
)
def test_lines_of_elements(xml: str, lines: list[str]) -> None:
    assert prose(xml) == lines


def test_one_line_has_no_notes() -> None:
    head = etree.fromstring("<head>عنوان<note>شرح</note> <lb/>طويل</head>")
    assert one_line_of(head, LAYOUT) == "عنوان طويل"
