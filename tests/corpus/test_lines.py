import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.lines import is_headline, one_line, split_lines


def test_every_line_break_is_one() -> None:
    assert split_lines("أ\r\nب\rج\nد\u2028ه\x0cو") == ["أ", "ب", "ج", "د", "ه", "و"]


def test_lines_are_trimmed_of_what_cannot_be_seen() -> None:
    assert split_lines("\ufeff\u200f خبر\xa0عاجل \u202c\u200b") == ["خبر\xa0عاجل"]


def test_inside_of_a_line_is_kept() -> None:
    line = "قال \u202bHello\u202c  لهم،\tثم\u200cمضى"
    assert split_lines(line) == [line]


def test_joiner_of_an_abbreviated_heh_is_kept() -> None:
    assert split_lines("١٤٣٣ ه\u200d ") == ["١٤٣٣ ه\u200d"]


def test_control_characters_are_dropped() -> None:
    assert split_lines("خ\x00ب\x8fر\x1b\tعاجل") == ["خبر\tعاجل"]


def test_one_line_has_single_spaces() -> None:
    assert one_line(" عنوان \n على\xa0 سطرين \n") == "عنوان على سطرين"


@pytest.mark.parametrize(
    "line", ["البرلمان يقرّ الموازنة", "من يدفع الثمن؟", "عاصفة تضرب الساحل..", "«تمّ الأمر»"]
)
def test_headline_is_short_and_open_ended(line: str) -> None:
    assert is_headline(line)


@pytest.mark.parametrize(
    "line",
    ["", "وصل الوفد مساء أمس.", "قال «وصلنا.»", "وقال الوزير:", "كلمة " * 26, "ك" * 161],
)
def test_running_text_is_no_headline(line: str) -> None:
    assert not is_headline(line)


@given(st.text("ا\n \t\r\x0b\x1c\x85\u2028\xa0\x00"))
def test_lines_are_those_of_python(text: str) -> None:
    visible = [line.replace("\x00", "").strip() for line in text.splitlines()]
    assert split_lines(text) == visible


@given(st.text())
def test_lines_stay_as_they_are_when_split_again(text: str) -> None:
    lines = split_lines(text)
    assert [line for line in lines if split_lines(line) not in ([line], [])] == []
    assert one_line(one_line(text)) == one_line(text)
