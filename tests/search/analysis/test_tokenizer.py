"""The tokenizer cuts what a reader sees into words, and its offsets index the original text."""

import pytest
from hypothesis import given

from search.analysis import find_words, tokenize
from search.analysis.letters import CARRIED_MARKS, CONTROLS, MARKS, SPACED_FORMS, TATWEEL
from tests.strategies import texts, written_words

SKIPPABLE = set("_" + TATWEEL + MARKS + CONTROLS + SPACED_FORMS + CARRIED_MARKS)


@given(texts)
def test_offsets_are_ordered_disjoint_and_of_the_original_text(text):
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.surface
        end = token.end


@given(texts)
def test_positions_count_up_from_zero(text):
    tokens = list(tokenize(text))
    assert [token.position for token in tokens] == list(range(len(tokens)))


@given(texts)
def test_words_are_found_as_they_are_cut(text):
    cut = [(token.surface, (token.start, token.end)) for token in tokenize(text)]
    assert find_words(text) == cut


@given(texts)
def test_only_what_is_no_letter_and_no_digit_is_skipped(text):
    between, end = [], 0
    for token in tokenize(text):
        between.append(text[end : token.start])
        end = token.end
    skipped = "".join([*between, text[end:]])
    assert not [c for c in skipped if c.isalnum() and c not in SKIPPABLE]


@given(texts)
def test_surface_stands_alone_as_the_same_token(text):
    """So that a word of a query, cut on its own, is the word of the text; but for its number."""
    for token in tokenize(text):
        (alone, *rest) = tokenize(token.surface)
        assert not rest
        assert alone.surface == token.surface


@given(written_words)
def test_written_word_is_one_token(word):
    (token,) = tokenize(f"({word}) ")
    assert token.surface.rstrip(CONTROLS) == token.surface
    assert word.startswith(token.surface)
    assert not set(word[len(token.surface) :]) - set(CONTROLS)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param("هل فازت مصر؟", ["هل", "فازت", "مصر"], id="question mark"),
        pytest.param("قال،ثم؛قال:«نعم»…", ["قال", "ثم", "قال", "نعم"], id="punctuation"),
        pytest.param("كُتّابُ الرّوايةِ", ["كُتّابُ", "الرّوايةِ"], id="marks"),
        pytest.param("ًكتاب", ["كتاب"], id="mark before the word"),
        pytest.param("الحـــرب ـــ سلامـ", ["الحـــرب", "سلامـ"], id="tatweel, alone or not"),
        pytest.param("هٰذا الرحمٰن ٱلله", ["هٰذا", "الرحمٰن", "ٱلله"], id="dagger alef, wasla"),
        pytest.param("أحمد", ["أحمد"], id="decomposed hamza"),
        pytest.param("می\u200cخواهم", ["می\u200cخواهم"], id="ZWNJ inside"),
        pytest.param("\u200fمصر\u200f، \u202bسوريا\u202c", ["مصر", "سوريا"], id="bidi around"),
        pytest.param("مصر\u200f\u200fية", ["مصر\u200f\u200fية"], id="bidi inside"),
        pytest.param("\ufeffخبر", ["خبر"], id="byte order mark"),
        pytest.param("وزير_الخارجية #كأس_العالم", "وزير الخارجية كأس العالم".split(), id="hashtag"),
        pytest.param("محمدﷺ قال", ["محمد", "قال"], id="formula in one character"),
        pytest.param("ﻻعب ﷲ", ["ﻻعب", "ﷲ"], id="presentation forms"),
        pytest.param("ﹱ ﹷ كتاﹷب", ["كتاﹷب"], id="marks on a tatweel"),
        pytest.param("كتاب-الوزير كتاب–الوزير", ["كتاب", "الوزير"] * 2, id="hyphen, dash"),
        pytest.param("عبد الله", ["عبد", "الله"], id="no-break space"),
        pytest.param("ي\u2028ب", ["ي", "ب"], id="line separator"),
        pytest.param("د.أحمد أ.ف.ب", ["د", "أحمد", "أ", "ف", "ب"], id="abbreviations"),
        pytest.param("it's AT&T C++", ["it", "s", "AT", "T", "C"], id="Latin"),
        pytest.param("a\u0301bc é", ["a\u0301bc", "é"], id="Latin mark"),
        pytest.param("😀خبر😀", ["خبر"], id="emoji"),
        pytest.param("user@mail.com", ["user", "mail", "com"], id="address"),
    ],
)
def test_words(text, surfaces):
    assert [token.surface for token in tokenize(text)] == surfaces


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("3.5 3,5 ٣٫٥", ["3.5", "3,5", "٣٫٥"]),
        ("1,200,000 ١٬٢٠٠٬٠٠٠٫٥", ["1,200,000", "١٬٢٠٠٬٠٠٠٫٥"]),
        ("في 2015. ثم 2016, و2017،", ["في", "2015", "ثم", "2016", "و2017"]),
        ("2015-2016 12/3/2015 10:30", ["2015", "2016", "12", "3", "2015", "10", "30"]),
        ("1.2.3", ["1", "2", "3"]),
        ("192.168.1.1", ["192", "168", "1", "1"]),
        ("50% ٥٠٪ $50", ["50", "٥٠", "50"]),
        ("19م كوفيد19 F16 3D", ["19م", "كوفيد19", "F16", "3D"]),
        ("3.5م", ["3", "5م"]),
        ("رقم5,6", ["رقم5", "6"]),
        (".5 5. ,5", ["5", "5", "5"]),
        ("²½Ⅷ", ["²½Ⅷ"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_numbers(text, surfaces):
    assert [token.surface for token in tokenize(text)] == surfaces


def test_long_text_without_a_space_is_cut_in_one_pass():
    for character in ("خ", "\u064b", "1", "1,", "1.", TATWEEL, "\u200f", "ا\u200f"):
        assert len(list(tokenize(character * 100_000))) <= 100_000
