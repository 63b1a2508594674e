"""Compiled folding, stemming and rooting give what search.analysis gives, whatever the word."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarabic import araby

from search import utf8
from search.analysis import fold, root, spell, stem, tokenize
from search.analysis.affixes import ALPHABET, PREFIXES, ROOTS, SUFFIXES
from search.embedded.kernels.forms import fold_all, root_all, stem_all
from search.embedded.kernels.radicals import LETTERS
from search.lexicon.kernels.folding import character_table
from search.strings import StringTable, pack_strings
from search.utf8 import Words
from tests.embedded import words

EXAMPLES = int(os.environ.get("ARSHIF_EXAMPLES", "200"))
any_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def packed(strings: Iterable[str]) -> Words:
    return Words.of(StringTable.of(pack_strings("x", map(str.encode, strings)), "x"))


def listed(found: Words) -> list[str]:
    text = found.text.tobytes()
    ends = zip(found.begins.tolist(), found.ends.tolist(), strict=True)
    return [text[begin:end].decode() for begin, end in ends]


def assert_same_forms(folded: Sequence[str]) -> None:
    stems = stem_all(packed(folded))
    assert listed(stems) == [stem(form) for form in folded]
    assert listed(root_all(stems)) == [root(form) for form in folded]


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(st.lists(words.forms.filter(bool), max_size=20), st.integers(1, 20))
def test_the_size_of_the_parts_changes_nothing(strings: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utf8, "PART_WORDS", size)
        assert_same_forms(strings)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.one_of(any_words, any_words.map(spell), words.forms), max_size=20))
@example(["1,200", "1٬200", "3٫5", "a,b", ",", "", "İzmir", "straße", "ﬀ", "中", "𐐀", "آدَم"])
@example(["e\u0301", "ا\u0654", "ا\u064e\u0653", "ΐ", "\u0130\u0307", "가", "ـا\u0654ـ", "\x00"])
def test_folds_as_the_slow_twin(strings: list[str]) -> None:
    assert listed(fold_all(packed(strings))) == [fold(string) for string in strings]


def test_every_character_folds_the_same_in_the_middle_of_a_word() -> None:
    strings = [f"ا{chr(point)}e" for point in range(0x3000)]
    assert listed(fold_all(packed(strings))) == [fold(string) for string in strings]


def test_what_is_usual_in_words_folds_without_the_slow_twin() -> None:
    usual = [spell(letter) for letter in ALPHABET + "أإآةىؤئ٠١٢۴abcéñ0123456789_"]
    assert listed(fold_all(packed(usual))) == [fold(letter) for letter in usual]
    assert character_table()[[ord(letter) for letter in usual]].max() < 0x800


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(words.forms.filter(bool), max_size=20))
@example(["وللوزارات", "لبنان", "سيكتبون", "فكتب", "بالكتاب", "كامير", "ab", "a", "abcd", "الab"])
@example(["قوات", "بقوته", "وقوه", "وسيعلن", "سيعلن", "رسميا", "قضايا", "وسيا", "يا", "شيا"])
@example(["اضطرب", "ازدهر", "ضطضط", "زدزد", "تتتت", "ايوا", "يوي", "ود", "𐐨𐐨", "𐐨ا𐐨𐐩𐐨"])
def test_stems_and_roots_as_the_slow_twins(forms: list[str]) -> None:
    assert_same_forms(forms)


def test_stems_and_roots_every_affix_on_every_protected_word() -> None:
    stems = ["كتب", "مدرس", "استقبال", "يد", *sorted(map(stem, ["لبنان", "وزير", "فرنسا"]))]
    forms = {fold(f"{p}{s}{e}") for p in PREFIXES for s in stems for e in SUFFIXES}
    assert_same_forms(sorted(forms)[::37])


def test_nothing_is_no_form_of_anything() -> None:
    assert listed(root_all(stem_all(fold_all(packed([]))))) == []
    assert listed(root_all(stem_all(fold_all(packed(["", "ـ"]))))) == ["", ""]


def test_the_dictionary_has_no_roots_longer_than_the_kernels_know() -> None:
    assert {len(word) for word in ROOTS} == {3, LETTERS}


def test_folded_words_have_nothing_that_tashaphyne_would_change_first() -> None:
    # It doubles an alef madda and strips tashkeel before it looks: the compiled twins need not.
    everything = "\n".join(chr(p) for p in range(0x110000) if not 0xD800 <= p < 0xE000)
    assert not set(fold(everything)) & {araby.ALEF_MADDA, *araby.TASHKEEL}


@pytest.mark.archive
def test_real_words_have_the_same_forms_stems_and_roots(archive_data: Path) -> None:
    lines = (archive_data / "ir" / "xquad_ar" / "docs.jsonl").read_text("utf-8").splitlines()
    text = "\n".join(value for line in lines for value in json.loads(line).values())
    surfaces = sorted({token.surface for token in tokenize(text)})
    spellings = [spell(surface) for surface in surfaces]
    assert listed(fold_all(packed(spellings))) == [fold(surface) for surface in surfaces]
    assert_same_forms(sorted(set(map(fold, surfaces)))[::5])
