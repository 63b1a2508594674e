import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.suggest.arabizi import plain_latin, reading_cost, readings
from search.suggest.sounds import MAX_SKELETONS, latin_skeletons, skeleton
from tests.weighted_archive import WeightedArchive


@pytest.mark.parametrize(
    ("latin", "form"),
    [
        ("3arab", "عرب"),
        ("7asan", "حسن"),
        ("7'alil", "خليل"),
        ("5alil", "خليل"),
        ("6aha", "طه"),
        ("9ala7", "صلاح"),
        ("9'iya2", "ضياء"),
        ("3'assan", "غسان"),
        ("2ordon", "اردن"),
        ("kuwait", "كويت"),
        ("chirac", "شيراك"),
        ("schroeder", "شرودر"),
        ("mexico", "مكسيكو"),
    ],
)
def test_a_word_can_be_read(latin, form):
    assert reading_cost(latin, form) < 2.3
    assert skeleton(form) in latin_skeletons(latin)


@pytest.mark.parametrize(
    ("latin", "form"),
    [("damascus", "دمشق"), ("cairo", "القاهره"), ("egypt", "مصر"), ("obama", "بما"), ("b", "")],
)
def test_a_translation_cannot(latin, form):
    assert reading_cost(latin, form) == math.inf or reading_cost(latin, form) > 1


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Al-Jazeera", "aljazeera"),
        ("al jazeera", "aljazeera"),
        ("Saïd,", "said"),
        ("7’alil", "7'alil"),
        ("2016", ""),
        ("سوريا", ""),
        ("c++", ""),
        ("", ""),
    ],
)
def test_a_chunk_is_made_plain(typed, plain):
    assert plain_latin(typed) == plain


@given(st.text(max_size=40))
def test_any_text_is_plain_latin_or_none(text):
    plain = plain_latin(text)
    assert plain == "" or plain.isascii()
    assert len(latin_skeletons(plain)) <= MAX_SKELETONS


def test_only_what_is_attested_is_read():
    archive = WeightedArchive({"ترامب": 5, "ترمب": 2, "طرب": 9})
    assert [forms for forms, _ in readings("trump", archive)] == [("ترامب",), ("ترمب",)]
    assert readings("tr", archive) == []
    assert readings("trmb", archive) == [], "nobody could say it"
    assert readings("clinton", archive) == []


def test_what_is_too_long_for_a_name_is_not_read():
    archive = WeightedArchive({"ترامب": 5})
    assert (
        readings("traaaaaaaaaaaaaaaaaaaaaaaaaaaamp", archive) == [] != readings("traaamp", archive)
    )
    assert readings("trump" * 7, archive) == []
