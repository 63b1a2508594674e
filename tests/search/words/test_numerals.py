"""A number is one in digits and in words, and no number is another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold
from search.ranking import Level
from search.words.graph import Related
from search.words.numerals import numbers, parse_numbers, with_numbers
from search.words.relations import Reason
from search.words.rules import LEAST, REASONS, RULES
from tests.slow_relations import SlowRelations


@pytest.mark.parametrize(
    ("one", "others"),
    [
        ("3", "ثلاثة ثلاث"),
        ("٣", "ثلاثة ثلاث"),
        ("ثلاث", "3 ثلاثة"),
        ("عشرة", "10 عشر"),
        ("20", "عشرون عشرين"),
        ("مئة", "100 مائة"),
        ("1000", "ألف"),
    ],
)
def test_numbers_are_known_in_digits_and_in_words(one: str, others: str) -> None:
    assert set(numbers()[fold(one)]) == set(map(fold, others.split()))


def test_every_form_is_of_one_number() -> None:
    for form, others in numbers().items():
        forms = {form, *others}
        assert sum(each.isdecimal() for each in forms) == 1
        assert all({each, *numbers()[each]} == forms for each in others)


@pytest.mark.parametrize("form", ["1", "15", "1990", "2015", "2016", "الاثنين", "الست", "اول"])
def test_years_days_and_ordinals_are_no_numbers_of_the_table(form: str) -> None:
    assert form not in numbers()


@pytest.mark.parametrize("line", ["3", "ثلاثة\tثلاث", "3\tثلاثة\tثلاثه", "3\tثلاث\n4\tثلاث"])
def test_a_line_that_says_nothing_or_twice_the_same_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="wanted"):
        parse_numbers(line.split("\n"))


def test_thirty_is_not_three() -> None:
    relate = SlowRelations(dict.fromkeys(["3", "ثلاثه", "ثلاثون", "30", "300", "13"], 1))
    for level in (Level.WORD, Level.WIDE):
        found = {each.form: each.reason for each in relate("3", level)}
        assert found == {"3": Reason.SAME, "ثلاثه": Reason.NUMBER}
    found = {each.form: each.reason for each in relate("ثلاثون", Level.WORD)}
    assert found == {"ثلاثون": Reason.SAME, "30": Reason.NUMBER}


def test_a_heavier_reason_stands() -> None:
    places, weight = {"3": 0, "ثلاث": 1, "ثلاثه": 2}, RULES[Level.WORD][Reason.NUMBER].prior
    for heaviness in (0.0, LEAST, weight, weight + 0.01, 0.9):
        own = np.array([1024, round(heaviness * 1024)], np.uint16)
        related = Related(np.array([0, 1], np.uint32), own, np.array([0, 2], np.uint8))
        found = with_numbers(related, "3", Level.WORD, lambda form: places.get(form, -1))
        reasons = dict(zip(found.forms.tolist(), found.reasons.tolist(), strict=True))
        number = REASONS.index(Reason.NUMBER)
        assert reasons == {0: 0, 1: 2 if heaviness > weight else number, 2: number}
        assert found.weights.tolist() == sorted(found.weights.tolist(), reverse=True)


@given(st.text(max_size=4))
def test_what_is_no_number_stays_as_it_is(form: str) -> None:
    none = np.empty(0, np.uint32)
    related = Related(none, none.astype(np.uint16), none.astype(np.uint8))
    if form not in numbers():
        assert with_numbers(related, form, Level.WORD, lambda _: 0) is related
