from hypothesis import given
from hypothesis import strategies as st

from search.query import parse_query
from search.suggest.typed import replaced, typed_chunks, typed_words


def words(text):
    return list(typed_words(text, parse_query(text).root))


def chunks(text):
    return [chunk.text for chunk in typed_chunks(text, words(text))]


def test_wanted_words_stand_where_they_were_typed():
    text = '-مصر title:"حرب غزة" قسم:سياسة  سوريا'
    found = [(text[slice(*word.span)], word.has_field) for word in words(text)]
    assert sorted(found) == sorted([("حرب", True), ("غزة", True), ("سوريا", False)])


def test_chunks_leave_signs_aside_and_keep_keys():
    assert chunks("hglv;. ,.dv") == ["hglv;.", ",.dv"]
    assert chunks("title:fy]h]") == ["fy]h]"]
    assert chunks('"hgHll hgljp]m"') == ["hgHll", "hgljp]m"]
    assert chunks("-مصر ;jhf") == [";jhf"]
    assert chunks("al jazeera") == ["al jazeera"]
    assert chunks("section:x") == []


@given(st.text(max_size=80))
def test_replacing_nothing_changes_nothing(text):
    found = words(text)
    assert replaced(text, {}) == text
    assert replaced(text, {word.span: text[slice(*word.span)] for word in found}) == text
    for chunk in typed_chunks(text, found):
        assert text[slice(*chunk.span)] == chunk.text


def test_only_the_spans_are_replaced():
    assert replaced("one two three", {(4, 7): "2", (0, 3): "1"}) == "1 2 three"
