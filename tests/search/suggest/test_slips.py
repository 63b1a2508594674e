from hypothesis import given
from hypothesis import strategies as st

from search.suggest.slips import ADDED, DROPPED, OTHER_LETTER, SWAPPED, confusions, error_cost
from tests.weighted_archive import distance

WORDS = st.text("ابتحخدذسصضطظعقكلمنهويء", max_size=8)


@given(WORDS)
def test_a_word_costs_nothing_as_itself(word):
    assert error_cost(word, word) == 0


@given(WORDS, WORDS.filter(bool), st.integers(0, 8))
def test_a_letter_is_left_out_oftener_than_put_in(word, letters, place):
    longer = word[:place] + letters[0] + word[place:]
    assert error_cost(word, longer) <= error_cost(longer, word)


@given(WORDS, st.integers(0, 7), st.sampled_from("ابتحس"))
def test_a_letter_for_another_costs_the_same_as_the_other_for_it(word, place, letter):
    other = word[:place] + letter + word[place + 1 :]
    if len(other) == len(word):
        assert error_cost(word, other) == error_cost(other, word)


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
    assert error_cost("برلمن", "برلمان") < error_cost("برمان", "برلمان") == DROPPED
    assert error_cost("برلكمان", "برلمان") == ADDED
    assert error_cost("الاتنخاب", "الانتخاب") == SWAPPED
    assert error_cost("نزير", "وزير") > error_cost("وزنر", "وزبر")


def test_confusions_go_both_ways():
    pairs = confusions()
    assert all(pairs[one, other] == pairs[other, one] for one, other in pairs)
