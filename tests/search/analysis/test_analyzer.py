"""Every step of the analysis of a text, and the fingerprint that tells when it changed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from search.analysis import VIEWS, View, analyze_text, fingerprint, fold, stem, stem_fingerprint
from search.analysis import letters as letter_tables
from tests.strategies import texts


def test_each_word_is_told_with_all_its_steps():
    (of, library) = analyze_text("من المكتباتِ")
    assert (of.surface, of.is_stop) == ("من", True)
    assert (library.surface, library.spelling) == ("المكتباتِ", "المكتبات")
    assert (library.form, library.stem, library.root) == ("المكتبات", "مكتب", "كتب")
    assert not library.is_stop


@given(texts)
def test_looser_views_depend_on_the_form_alone(text):
    """So at level word, what has one form has one answer."""
    for word in analyze_text(text):
        assert word.form == VIEWS[View.FORM](word.surface) == fold(word.surface)
        assert word.stem == stem(word.form)
        assert VIEWS[View.ROOT](word.form) == word.root


SPELLINGS = [
    ("search.analysis.letters.MARKS", ""),
    ("search.analysis.letters.LOOK_ALIKES", {}),
    ("search.analysis.tokenizer.PATTERN", r"\w+"),
]
STEMS = [
    ("search.analysis.stemming.PARTICLES", frozenset()),
    ("search.analysis.stemming.MIN_STEM", 2),
    ("search.analysis.stemming.protected_stems", lambda: frozenset()),
]


@pytest.mark.parametrize(
    ("digest", "where", "value"),
    [
        *((fingerprint, where, value) for where, value in SPELLINGS),
        *((stem_fingerprint, where, value) for where, value in STEMS),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_fingerprint_follows_the_tables(monkeypatch: pytest.MonkeyPatch, digest, where, value):
    before = digest()
    monkeypatch.setattr(where, value)
    assert digest() != before


def test_a_rule_of_stems_asks_for_no_new_index(monkeypatch: pytest.MonkeyPatch):
    before = fingerprint()
    monkeypatch.setattr("search.analysis.stemming.MIN_STEM", 2)
    assert fingerprint() == before


def test_fingerprint_is_the_same_in_every_process():
    program = "from search.analysis import fingerprint; print(fingerprint())"
    for seed in ("0", "77"):
        told = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
        )
        assert told.stdout.strip() == fingerprint()


def test_tables_hold_what_their_names_say():
    assert "\N{ARABIC FATHA}" in letter_tables.MARKS
    assert "\N{ARABIC LETTER SUPERSCRIPT ALEF}" in letter_tables.MARKS
    assert letter_tables.DIGITS["٣"] == letter_tables.DIGITS["۳"] == "3"
    assert "\ufdfa" in letter_tables.SPACED_FORMS
    assert not set(letter_tables.MARKS) & set(letter_tables.CONTROLS)
