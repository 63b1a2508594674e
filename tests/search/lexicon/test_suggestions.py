"""The vocabulary of an index against its slow, obvious twin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import SearchRequest
from search.analysis import fold
from search.embedded.engine import EmbeddedEngine
from search.suggest.sounds import skeleton
from tests.indexes import article, publish
from tests.weighted_archive import WeightedArchive

PHRASES = {
    "وزير الخارجية": 3,
    "وزير الداخلية": 2,
    "الوزير": 1,
    "وزارة الخارجية": 4,
    "أوباما": 2,
    "اوباما": 1,
    "بغداد": 5,
    "بغدد": 1,
    "trump": 1,
    "ترامب وترمب": 2,
    "مدرسة مدرسه": 1,
    "حزب الله": 6,
    "كتاب": 3,
    "\U00010330\U00010331": 1,
    "ه": 1,
    "": 1,
    "س" * 60: 1,
}
TWIN = WeightedArchive({text: count for text, count in PHRASES.items() if text})
FORMS = sorted(TWIN.forms)


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    index = tmp_path_factory.mktemp("suggestions") / "index"
    texts = [text for text, count in PHRASES.items() for _ in range(count)]
    publish(index, [article(n, "", text) for n, text in enumerate(texts)])
    with EmbeddedEngine.open(index) as engine:
        yield engine.vocabulary


@pytest.mark.parametrize("form", [*FORMS, "لاشيء", ""])
def test_forms_are_counted_and_written_as_they_are(vocabulary, form):
    # A form in two spellings in one article counts twice; «مدرسة مدرسه» is the only such.
    assert vocabulary.articles(form) == TWIN.articles(form)
    assert fold(vocabulary.written(form)) == form
    if form != "مدرسه":
        assert vocabulary.written(form) == TWIN.written(form)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(FORMS) | st.text("وزيرالخجه بغدامت", max_size=9), st.integers(1, 2))
def test_near_forms_are_those_of_the_twin(vocabulary, form, distance):
    expected = [each for each in TWIN.near(form, distance) if 1 < len(each.form) <= 48]
    assert vocabulary.near(form, distance) == expected


@pytest.mark.parametrize("form", FORMS)
def test_forms_sound_like_those_of_the_twin(vocabulary, form):
    wanted = [skeleton(form), "trmb"]
    expected = [each for each in TWIN.sounding(wanted) if 0 < len(skeleton(each.form)) <= 12]
    assert vocabulary.sounding(wanted) == expected


def test_no_skeleton_sounds_like_nothing(vocabulary):
    assert vocabulary.sounding([]) == []
    assert vocabulary.sounding(["", "b" * 13]) == []


@pytest.mark.parametrize("first", FORMS)
def test_neighbours_are_counted(vocabulary, first):
    for second in ("الخارجيه", "الله", "وترمب", "لاشيء"):
        assert vocabulary.together(first, second) == TWIN.together(first, second)


def test_frequent_forms(vocabulary):
    assert vocabulary.frequent(5) == ["الخارجيه", "الله", "بغداد", "حزب", "وزير"]


@pytest.mark.parametrize(("others", "is_helped"), [(0, True), (23, True), (24, False)])
def test_a_long_query_gets_no_suggestions(tmp_path, others, is_helped):
    publish(tmp_path, [article(n, "", "بغداد") for n in range(5)])
    text = " OR ".join(["بغداذ", *(f"كلمة{n}" for n in range(others))])
    with EmbeddedEngine.open(tmp_path) as engine:
        result = engine.search(SearchRequest(text, suggest=True))
    assert bool(result.suggestions) is is_helped


def test_a_long_text_of_few_words_gets_no_suggestions(tmp_path):
    publish(tmp_path, [article(n, "", "بغداد") for n in range(5)])
    with EmbeddedEngine.open(tmp_path) as engine:
        helped = [
            bool(engine.search(SearchRequest("بغداذ" + "(" * signs, suggest=True)).suggestions)
            for signs in (400, 500)
        ]
    assert helped == [True, False]
