"""The forms that patterns and fuzzy words stand for are those of a comparison with each form."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.engine import EmbeddedEngine
from search.embedded.searching.scorer import Scorer
from search.lexicon.meanings import Meanings
from search.query import Fuzzy, Pattern, Word
from search.ranking import Level
from search.words.relations import RelatedForm
from tests.indexes import article, publish
from tests.slow_relatives import SlowMeanings
from tests.strategies import WORLD, world_words

TEXT = " ".join(WORLD) + " وزارة للوزارة وزاراتها مكتبات كتبنا"
leaves = st.one_of(
    st.builds(Pattern, st.sampled_from(["وز*", "ك*ب", "م?تبة", "?تب", "كُت*", "زز*"])),
    st.builds(Fuzzy, world_words | st.just("وزاراتهم"), st.integers(1, 2)),
)


@pytest.fixture(scope="module")
def meanings(tmp_path_factory: pytest.TempPathFactory) -> Meanings:
    index: Path = tmp_path_factory.mktemp("meanings") / "index"
    publish(index, [article(1, "خبر", TEXT), article(2, "وزير", "وزير وزيرٌ الوزير وزارة أحمد")])
    collection = EmbeddedEngine.open(index)._open().collection
    scorer = Scorer(collection)
    return Meanings(collection.lexicon, scorer.expander, scorer.lets_marks_go)


@settings(deadline=None)
@given(leaf=leaves)
def test_forms_weights_and_reasons_are_those_of_a_look_at_all(
    meanings: Meanings, leaf: Pattern | Fuzzy
):
    def told(forms: list[RelatedForm]) -> list[tuple[str, float, str]]:
        return sorted((each.form, each.weight, each.reason) for each in forms)

    found = list(meanings.expanded(leaf))
    assert told(found) == told(SlowMeanings("خبر", TEXT).expanded(leaf))
    assert [each.weight for each in found] == sorted((e.weight for e in found), reverse=True)


def test_articles_are_counted_that_have_a_spelling_of_the_form_in_their_body(meanings: Meanings):
    counts = {each.form: each.articles for each in meanings.expanded(Pattern("وز*"))}
    assert (counts["وزير"], counts["وزراء"]) == (2, 1)
    assert {each.form: each.articles for each in meanings.expanded(Fuzzy("احمد", 1))} == {"احمد": 3}


def test_marks_count_only_behind_an_equals_sign(meanings: Meanings):
    assert meanings.counts_marks(Word("كُتاب", level=Level.EXACT))
    assert not meanings.counts_marks(Word("كتاب", level=Level.EXACT))
    assert not meanings.counts_marks(Word("كُتاب"))
