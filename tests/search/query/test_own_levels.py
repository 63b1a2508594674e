"""Words with levels of their own, in the text of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import parse_query
from search.query.own_levels import OwnLevels, _changed
from search.ranking import Level
from tests.strategies import world_queries


@pytest.mark.parametrize(
    ("text", "word", "level", "expected"),
    [
        ("أسعار القمح", "القمح", Level.EXACT, "أسعار =القمح"),
        ("أسعار القمح", "أسعار", Level.WIDE, "~أسعار القمح"),
        ("أسعار =القمح", "القمح", None, "أسعار القمح"),
        ("أسعار =القمح", "القمح", Level.WIDE, "أسعار ~القمح"),
        ("+أسعار  -القمح", "أسعار", Level.EXACT, "+=أسعار  -القمح"),
        ("+=أسعار القمح", "أسعار", None, "+أسعار القمح"),
        ("عنوان:أسعار القمح", "أسعار", Level.EXACT, "title:=أسعار القمح"),
        ("(أسعار OR القمح) لبنان", "القمح", Level.EXACT, "(أسعار OR =القمح) لبنان"),
        ("أسعار،القمح", "القمح", Level.EXACT, "أسعار =القمح"),
        ("لبنان لبنان", "لبنان", Level.EXACT, "=لبنان =لبنان"),
        ("~لبنان لبنان", "لبنان", None, "لبنان لبنان"),
    ],
)
def test_one_word_changes_and_the_rest_stays(
    text: str, word: str, level: Level | None, expected: str
) -> None:
    assert OwnLevels(text).with_level(word, level) == expected


@given(world_queries, st.sampled_from([None, Level.EXACT, Level.WIDE]), st.data())
def test_the_word_has_its_level_and_no_other_word_another(
    text: str, level: Level | None, data: st.DataObject
) -> None:
    before = OwnLevels(text)
    if not before.words:
        return
    word = data.draw(st.sampled_from(sorted(before.words)))
    written = before.with_level(word, level)
    assert parse_query(written).root == _changed(parse_query(text).root, word, level)
    after = OwnLevels(written)
    assert after.words == before.words | {word: level}
    back = after.with_level(word, None)
    assert OwnLevels(back).words == before.words | {word: None}


@given(st.text())
def test_any_text_has_words_or_none(text: str) -> None:
    levels = OwnLevels(text)
    for word in levels.words:
        assert parse_query(levels.with_level(word, Level.EXACT)) is not None
