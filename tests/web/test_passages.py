from hypothesis import given
from hypothesis import strategies as st

from web.contexts import Passage
from web.passages import count_marks, passages

MARKED = "وصل <mark>الوزير</mark>"


def test_marked_paragraphs_lead_to_the_next_one() -> None:
    assert list(passages(["أ", MARKED, "ب", MARKED])) == [
        Passage("أ", "", ""),
        Passage(MARKED, "m1", "m2"),
        Passage("ب", "", ""),
        Passage(MARKED, "m2", ""),
    ]


@given(st.lists(st.sampled_from(["نص", MARKED])))
def test_every_marked_paragraph_is_reached_once(paragraphs: list[str]) -> None:
    found = list(passages(paragraphs))
    assert [each.html for each in found] == paragraphs
    names = [each.name for each in found if each.name]
    assert len(names) == len(set(names)) == paragraphs.count(MARKED)
    assert [each.next_name for each in found if each.next_name] == names[1:]


def test_marks_are_counted_as_arabic_counts() -> None:
    assert count_marks("عنوان", ["نص"]) == ""
    assert count_marks("<mark>عنوان</mark>", ["نص"]) == "موضع واحد"
    assert count_marks("عنوان", [MARKED, MARKED * 2]) == "3 مواضع"
