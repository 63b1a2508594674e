"""Marks, letter by letter."""

import unicodedata

import pytest
from hypothesis import example, given

from search.analysis import spell
from search.analysis.tashkeel import agrees, marked_letters, marks_of
from tests.strategies import written_words


@pytest.mark.parametrize(
    ("typed", "written", "expected"),
    [
        ("كتاب", "كُتّابٌ", True),
        ("كُتاب", "كُتّابٌ", True),
        ("كُتّابٌ", "كُتاب", False),
        ("كِتاب", "كُتّاب", False),
        ("كُتـــاب", "كُـتاب", True),
        ("مدرّسة", "مدرسّة", False),
        ("أحمد", "احمد", False),
        ("شدَّ", "شد" + "\u064e\u0651", True),
    ],
)
def test_what_is_typed_must_be_written(typed, written, expected):
    assert agrees(typed, written) is expected


@given(written_words)
def test_every_spelled_letter_has_its_marks(word):
    assert len(marks_of(word)) == len(spell(word))
    assert agrees(word, word)
    assert agrees(spell(word), word)


@given(written_words, written_words)
@example("كُت", "كُتب")
def test_what_agrees_is_found_by_its_marked_letters(typed, written):
    text = unicodedata.normalize("NFKC", f"من {written} إلى").casefold()
    if agrees(typed, written):
        assert marked_letters(typed).search(text)
    assert marked_letters(written).search(text)
