from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.field_map import FieldMap
from corpus.readers.plans import make_plan, plan_of

NAMES = st.sampled_from(["title", "headline", "text", "body", "مادة", "x", "data", "id", "_id"])
PATHS = st.lists(st.one_of(NAMES, st.tuples(NAMES, NAMES)), max_size=70).map(tuple)


def test_best_name_of_a_field_comes_first() -> None:
    assert plan_of(("x", "text", "title", "body"), None) == {
        "body": (("body", 3), ("text", 1)),
        "title": (("title", 2),),
    }


def test_name_inside_an_object_that_wraps_an_article_is_worse_than_any_outside() -> None:
    assert plan_of((("data", "body"), "texte"), None) == {"body": (("texte", 1), ("data.body", 0))}
    assert plan_of((("x", "body"),), None) == {}


@given(st.lists(PATHS, max_size=8))
def test_plan_that_is_kept_is_the_one_that_would_be_made(asked: list[tuple[str, ...]]) -> None:
    kept, fresh = FieldMap({"مادة": "body", "x": "title"}), FieldMap({"مادة": "body", "x": "title"})
    for paths in asked * 2:
        assert plan_of(paths, kept) == make_plan(paths, fresh)
        assert plan_of(paths, None) == make_plan(paths, None)
    assert kept.unmet == fresh.unmet


def test_plans_of_a_map_are_its_own() -> None:
    paths = ("مادة",)
    assert plan_of(paths, FieldMap({"مادة": "body"})) == {"body": (("مادة", 0),)}
    assert plan_of(paths, None) == {}
    assert plan_of(paths, FieldMap({"مادة": "title"})) == {"title": (("مادة", 0),)}


def test_plans_that_are_kept_are_bounded() -> None:
    names = FieldMap({"a": "body"})
    for number in range(2000):
        plan_of((str(number), "a"), names)
    plan_of(tuple(map(str, range(1000))), names)
    assert len(names.plans) <= 256
    assert max(map(len, names.plans)) == 2
