"""Spelling and form: what is kept of a written word."""

import sys
import unicodedata

import pytest
from hypothesis import given

from search.analysis import fold, fold_label, is_stop, spell, tokenize
from search.analysis.letters import LOOK_ALIKES
from tests.strategies import texts, written_words


@given(texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert spell(spell(text)) == spell(text)


@given(texts)
def test_form_is_a_function_of_the_spelling(text):
    """So whatever meets at level exact meets at level word."""
    for token in tokenize(text):
        assert fold(spell(token.surface)) == fold(token.surface)


@given(texts)
def test_form_and_spelling_of_a_token_are_words(text):
    for token in tokenize(text):
        for kept in (fold(token.surface), spell(token.surface)):
            assert kept
            assert not any(character.isspace() for character in kept)


@pytest.mark.parametrize("plane", range(4))
def test_every_character_folds_to_a_word_and_stays(plane):
    first = plane * 0x10000
    for character in map(chr, range(first, min(first + 0x10000, sys.maxunicode + 1))):
        form = fold(character)
        assert fold(form) == form == fold(spell(character)), hex(ord(character))
        for token in tokenize(character):
            assert fold(token.surface).strip(), hex(ord(character))
            assert not any(map(str.isspace, fold(token.surface))), hex(ord(character))


@given(written_words)
def test_marks_and_controls_never_change_the_form(word):
    bare = "".join(c for c in word if unicodedata.category(c) not in ("Mn", "Cf"))
    assert spell(word) == spell(bare)


@pytest.mark.parametrize("letter", LOOK_ALIKES)
def test_look_alikes_fold_to_their_letter(letter):
    assert {fold(seat) for seat in LOOK_ALIKES[letter]} == {letter}


@pytest.mark.parametrize(
    ("word", "spelling", "form"),
    [
        pytest.param("الأَمـــيركيّة", "الأميركية", "الاميركيه", id="marks, tatweel"),
        pytest.param("آأإٱا", "آأإٱا", "ااااا", id="alef seats"),
        pytest.param("مسؤول", "مسؤول", "مسوول", id="hamza on waw"),
        pytest.param("هيئة", "هيئة", "هييه", id="hamza on yeh, teh marbuta"),
        pytest.param("سماء", "سماء", "سماء", id="lone hamza stays"),
        pytest.param("مستشفى", "مستشفى", "مستشفي", id="alef maksura"),
        pytest.param("أحمد", "أحمد", "احمد", id="decomposed hamza above"),
        pytest.param("إسلام", "إسلام", "اسلام", id="decomposed hamza below"),
        pytest.param("آثار", "آثار", "اثار", id="decomposed madda"),
        pytest.param("ا\u064eٔحمد", "أحمد", "احمد", id="decomposed hamza behind a mark"),
        pytest.param("هٰذا", "هذا", "هذا", id="dagger alef"),
        pytest.param("ﻻعب", "لاعب", "لاعب", id="lam-alef in one character"),
        pytest.param("ﷲ", "الله", "الله", id="Allah in one character"),
        pytest.param("کتابی", "کتابی", "كتابي", id="Persian kaf and yeh"),
        pytest.param("پاکستان", "پاکستان", "باكستان", id="Persian peh"),
        pytest.param("چيلسي", "چيلسي", "جيلسي", id="Persian cheh"),
        pytest.param("ڤيروس", "ڤيروس", "فيروس", id="veh"),
        pytest.param("می\u200cخواهم", "میخواهم", "ميخواهم", id="ZWNJ"),
        pytest.param("مصر\u200fية", "مصرية", "مصريه", id="RLM"),
        pytest.param("٣٫٥", "٣٫٥", "3.5", id="Eastern decimals"),
        pytest.param("۱۲۳", "۱۲۳", "123", id="Persian digits"),
        pytest.param("１２", "12", "12", id="fullwidth digits"),
        pytest.param("١٬٢٠٠٬٠٠٠", "١٬٢٠٠٬٠٠٠", "1200000", id="Arabic thousands"),
        pytest.param("1,200.5", "1,200.5", "1200.5", id="thousands and decimals"),
        pytest.param("3,5", "3,5", "3.5", id="decimal comma"),
        pytest.param("1,200", "1,200", "1200", id="comma before three digits: thousands"),
        pytest.param("F16", "f16", "f16", id="case"),
        pytest.param("Straße", "strasse", "strasse", id="eszett"),
        pytest.param("İstanbul", "istanbul", "istanbul", id="dotted capital I"),
        pytest.param("ﬁfa", "fifa", "fifa", id="Latin ligature"),
        pytest.param("م²", "م2", "م2", id="superscript"),
    ],
)
def test_what_is_kept(word, spelling, form):
    assert (spell(word), fold(word)) == (spelling, form)


@pytest.mark.parametrize(
    ("label", "same"),
    [
        ("السياسة", "السِّياسه"),
        ("كرة  القدم", " كره القدم\u00a0"),
        ("REUTERS", "Reuters"),
        ("أ ف ب", "ا ف ب"),
    ],
)
def test_labels_that_are_the_same(label, same):
    assert fold_label(label) == fold_label(same)


def test_labels_differ_by_their_article_and_their_signs():
    assert len({fold_label(label) for label in ("سياسة", "السياسة", "سياسة/عرب", "—", "")}) == 5


@pytest.mark.parametrize("word", ["من", "مِنْ", "إلى", "الى", "عَلى", "و", "التي", "مـن"])
def test_stop_words_are_known_in_any_vocalisation(word):
    assert is_stop(word)


@pytest.mark.parametrize("word", ["علي", "آلي", "بيروت", "مصر", "وزير", "", "والد", "عليّ"])
def test_words_that_only_fold_like_a_stop_word_are_none(word):
    """على is a stop word, the name علي is not; إلى is one, آلي is not."""
    assert not is_stop(word)
