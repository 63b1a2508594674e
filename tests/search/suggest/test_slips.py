from hypothesis import given
from hypothesis import strategies as st

from search.suggest.slips import ADDED_OR_DROPPED, OTHER_LETTER, SWAPPED, confusions, error_cost
from tests.weighted_archive import distance

WORDS = st.text("ابتحخدذسصضطظعقكلمنهويء", max_size=8)


@given(WORDS)
def test_a_word_costs_nothing_as_itself(word):
    assert error_cost(word, word) == 0


@given(WORDS, WORDS)
def test_an_error_and_its_opposite_cost_the_same(one, other):
    assert abs(error_cost(one, other) - error_cost(other, one)) < 1e-9


@given(WORDS, WORDS)
def test_no_error_is_dearer_than_the_dearest_and_none_is_free(one, other):
    edits = distance(one, other)
    assert error_cost(one, other) <= edits * (OTHER_LETTER + 1)
    assert error_cost(one, other) >= edits * 2


def test_likely_errors_cost_less():
    assert error_cost("مضاهرات", "مظاهرات") < error_cost("معاهرات", "مظاهرات")
    assert error_cost("اقتساد", "اقتصاد") < error_cost("اقتماد", "اقتصاد")
    assert error_cost("وزيير", "وزير") < error_cost("وزكير", "وزير")
    assert error_cost("سما", "سماء") < error_cost("سما", "سماك")
    assert error_cost("برلمن", "برلمان") < ADDED_OR_DROPPED
    assert error_cost("الاتنخاب", "الانتخاب") == SWAPPED
    assert error_cost("نزير", "وزير") > error_cost("وزنر", "وزبر")


def test_confusions_go_both_ways():
    pairs = confusions()
    assert all(pairs[one, other] == pairs[other, one] for one, other in pairs)
