import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.suggest.layouts import ARABIC, LATIN, LIGATURE, to_arabic, to_latin


def test_every_layout_lists_the_same_keys():
    rows = [row.split() for layout in (*LATIN.values(), *ARABIC.values()) for row in layout]
    assert {len(row) for row in rows} == {35}


@pytest.mark.parametrize("layout", LATIN)
def test_no_two_plain_keys_of_a_latin_layout_give_the_same(layout):
    keys = LATIN[layout][0].split()
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hglv;.", "المركز"),
        ("sbl", "سلام"),
        ("hgHlk", "الأمن"),
        ("`hj", "ذات"),
        ("u'hx", "عطاء"),
        ("l,vm", "مورة"),
    ],
)
def test_qwerty_gives_what_an_arabic_keyboard_would(typed, meant):
    assert to_arabic(typed)[0] == meant


def test_other_layouts_are_other_readings():
    assert "سوريا" in to_arabic("s;vdh"), "azerty"
    assert "ذهب" in to_arabic("\\if"), "102 has ذ beside the return key"
    assert "دار" in to_arabic("vhn"), "Apple's"


def test_a_lam_alef_may_be_one_key_or_two():
    assert {"nibt", "night"} <= set(to_latin("ىهلاف"))


def test_many_lam_alefs_do_not_blow_up():
    assert len(to_latin(LIGATURE * 40)) <= 8 * len(LATIN) * len(ARABIC)


@given(st.text(max_size=60))
def test_any_text_has_readings(text):
    assert to_arabic(text)
    assert to_latin(text)


@given(st.text("qwertyuiopasdfghjklzxcvnm", min_size=1, max_size=20))
def test_latin_comes_back_from_arabic(text):
    there = to_arabic(text)[0]
    assert text in to_latin(there) or "gh" in text
