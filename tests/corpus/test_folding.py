import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold_any_line, fold_line

# Of and beside the charset in which lines are folded fast.
LETTERS = "ابأإآؤئىيةهـًّٰء \t\n،.:|-09٣٥ABbµÀà_\xad\u200f\u200d\x1c"
LINES = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()))


@pytest.mark.parametrize(
    ("line", "folded"),
    [
        ("إقرأ أيضًا:", "اقرا ايضا"),
        ("اقــرأ أيضاً …", "اقرا ايضا"),
        ("مقالاتٌ ذاتُ صلةٍ", "مقالات ذات صله"),
        ("زر الذهاب إلى الأعلى", "زر الذهاب الي الاعلي"),
        ("ا\u0654قرا", "اقرا"),
        ("WhatsApp | ٣", "whatsapp ٣"),
        ("***", ""),
    ],
)
def test_lines_are_compared_in_folded_spelling(line: str, folded: str) -> None:
    assert fold_line(line) == folded


def test_every_character_is_folded_as_by_the_slow_twin() -> None:
    for character in map(chr, range(0x10000)):
        assert fold_line(f"ب{character}b") == fold_any_line(f"ب{character}b"), ascii(character)


@given(LINES)
def test_lines_are_folded_as_by_the_slow_twin(line: str) -> None:
    assert fold_line(line) == fold_any_line(line)


@given(LINES, LINES)
def test_what_a_line_begins_with_is_what_it_folds_to_begins_with(start: str, rest: str) -> None:
    assert fold_line(start + rest).startswith(fold_line(start))
