"""The forms that the lexicon has for a word are those that a comparison of each form gives."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Level
from search.embedded.engine import EmbeddedEngine
from search.lexicon.relatives import Relatives
from tests.indexes import article, publish
from tests.slow_relations import SlowRelations, count_forms
from tests.strategies import WORLD, world_words

TEXT = " ".join(WORLD) + " وزارة للوزارة وزاراتها وزارتهم مكتبات كتبنا لبنانيين امريكا أميركا"
ARTICLES = [article(1, "خبر", TEXT), article(2, "وزير", "وزير وزيرٌ الوزير وزارة")]


@pytest.fixture(scope="module")
def relatives(tmp_path_factory: pytest.TempPathFactory) -> Relatives:
    index: Path = tmp_path_factory.mktemp("relatives") / "index"
    publish(index, ARTICLES)
    return Relatives(EmbeddedEngine.open(index)._open().collection.lexicon)


@settings(deadline=None)
@given(
    word=world_words | st.sampled_from(["وزاره", "المكتبة", "الأمريكية", "سمرقند", "؟"]), level=...
)
def test_forms_weights_and_reasons_are_those_of_a_look_at_all(
    relatives: Relatives, word: str, level: Level
):
    assert relatives(word, level) == tuple(SlowRelations(count_forms(ARTICLES))(word, level))


def test_articles_are_counted_that_have_a_spelling_of_the_form(relatives: Relatives):
    counts = {each.form: each.articles for each in relatives("وزير", Level.WORD)}
    assert (counts["وزير"], counts["الوزير"], counts["للوزير"]) == (2, 2, 1)
    assert [each.articles for each in relatives("سمرقند", Level.WORD)] == [0]


def test_what_was_told_lately_is_kept(relatives: Relatives):
    assert relatives("وزير", Level.WORD) is relatives("وزير", Level.WORD)
