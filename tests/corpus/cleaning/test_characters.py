import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.characters import is_plain, tidy
from corpus.lines import split_lines, trim
from corpus.mojibake import repair

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("&#;xX0123456789abcdefquotnbspamp\x00\u200f\u200dﻻﷲﷺ"),
    )
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("قال: &quot;نعم&quot;", 'قال: "نعم"'),
        ("قال: &amp;quot;نعم&amp;quot;", 'قال: "نعم"'),
        ("&#1593;&#x644;&#1609;", "على"),
        ("البحث &amp; التطوير", "البحث & التطوير"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("&كلمة;", "&كلمة;"),
        ("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ", "السلام عليكم"),
        ("ﷲ", "الله"),
        ("محمد ﷺ", "محمد ﷺ"),
        ("﴿اقرأ﴾ 5 ﷼", "﴿اقرأ﴾ 5 ﷼"),
        ("\u200fبلغ\u200e 5\u202a%\u202c", "بلغ 5%"),
        ("مستـ\u00adقبل\ufeff", "مستـقبل"),
        ("1437ه\u200d", "1437ه\u200d"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("&rlm;خبر&nbsp;جديد", "خبر\xa0جديد"),
        ("خبر&\x00n\x00bsp;جديد", "خبر\xa0جديد"),
    ],
)
def test_text_is_written_as_it_is_shown(written: str, shown: str) -> None:
    assert tidy(written) == shown


@given(TEXTS)
def test_tidying_again_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(st.characters(min_codepoint=0x621, max_codepoint=0x64A), max_size=40))
def test_letters_stay_as_they_are(text: str) -> None:
    assert tidy(text) == text


@pytest.mark.parametrize("start", [0xFB50, 0xFE70])
def test_every_shaped_letter_becomes_the_letters_it_shows(start: int) -> None:
    for number in range(start, start + 0x60):
        character = chr(number)
        if unicodedata.decomposition(character):
            assert tidy(character) == unicodedata.normalize("NFKC", character).lstrip()


def test_every_plain_character_is_one_that_no_step_touches() -> None:
    for character in map(chr, range(0x10000)):
        text = f"قال{character}قال"
        if is_plain(text):
            assert tidy(repair(text)) == text, ascii(character)
            assert split_lines(text) == [trim(line) for line in text.split("\n")], ascii(character)


@given(TEXTS)
def test_no_step_touches_a_plain_text(text: str) -> None:
    assert not is_plain(text) or tidy(repair(text)) == text


@pytest.mark.parametrize("text", ["", "قال «نعم» (5٪) – أمس؛\n\nوقال: 2,5 CO2!", "خبر\xa0جديد"])
def test_news_as_it_is_written_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "odd", ["&", "\x00", "\r", "\x85", "\u2028", "\xad", "\u200f", "ﻻ", "Ø", "ٹ"]
)
def test_what_a_step_may_touch_is_not_plain(odd: str) -> None:
    assert not is_plain(f"خبر{odd}")
