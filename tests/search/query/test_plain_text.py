"""Text without signs takes a shorter way to the same tree."""

from hypothesis import given
from hypothesis import strategies as st

from search.query.notes import Notes
from search.query.parser import MAX_LENGTH, parse_plain, parse_query, parse_signed
from tests.strategies import query_texts, texts


@given(query_texts | texts | st.text("لا ومن٫.,0٣\u200f_؟،«»\u2028", max_size=40))
def test_both_ways_lead_to_the_same_tree_and_spans(text):
    plain, signed = parse_plain(text), parse_signed(text, None, Notes())
    if plain is not None:
        assert repr(plain) == repr(signed.root)
        assert not signed.warnings


def test_plain_questions_go_the_short_way():
    assert parse_plain("من هو رئيس الجمهورية التونسية؟")
    assert parse_plain("طائرة بدون طيار") is None
    assert parse_plain("مصر?") is None


def test_text_as_long_as_allowed_goes_either_way():
    assert parse_query("ا" * MAX_LENGTH) == parse_signed("ا" * MAX_LENGTH, None, Notes())
