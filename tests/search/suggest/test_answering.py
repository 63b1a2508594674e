from search import Level, SearchRequest, answer
from tests.indexes import article

ARTICLES = (
    *(article(n, "وزير الخارجية في دمشق", section="سياسة") for n in range(12)),
    article("a", "أخبار المركز", section="محليات"),
)


def test_nothing_found_is_searched_otherwise_and_said(engine_of):
    request = SearchRequest(",.dv hgohv[dm", size=5, page=2, collapse=False)
    result = answer(engine_of(*ARTICLES), request)
    assert result.rewritten is not None
    assert (result.rewritten.typed, result.rewritten.kind) == (",.dv hgohv[dm", "layout")
    assert result.query.text == "وزير الخارجية"
    assert (result.total, result.page, len(result.hits)) == (12, 2, 5)


def test_verbatim_is_verbatim(engine_of):
    result = answer(engine_of(*ARTICLES), SearchRequest("hglv;.", verbatim=True))
    assert (result.total, result.rewritten) == (0, None)
    assert [each.text for each in result.suggestions] == ["المركز"]


def test_what_finds_something_is_never_changed(engine_of):
    result = answer(engine_of(*ARTICLES), SearchRequest("دمشق الخارحية"))
    assert (result.total, result.rewritten) == (12, None)
    assert [each.text for each in result.suggestions] == ["دمشق الخارجية"]


def test_counts_are_under_the_same_filters(engine_of):
    engine = engine_of(*ARTICLES)
    (found,) = engine.search(SearchRequest("الخارحية", sections=("سياسة",))).suggestions
    assert found.total == 12
    assert engine.search(SearchRequest("الخارحية", sections=("محليات",))).suggestions == ()


def test_suggestions_can_be_asked_for(engine_of):
    engine = engine_of(*ARTICLES, *(article(f"x{n}", "دمسق") for n in range(11)))
    assert engine.search(SearchRequest("دمشق")).suggestions == ()
    many = [article(n, "مظاهرات") for n in range(900)]
    engine = engine_of(*many, *(article(f"x{n}", "مضاهرات") for n in range(10)))
    assert engine.search(SearchRequest("مضاهرات")).suggestions == ()
    (found,) = engine.search(SearchRequest("مضاهرات", suggest=True)).suggestions
    assert (found.text, found.total) == ("مظاهرات", 900)


def test_a_page_past_the_end_looks_for_nothing(engine_of):
    engine = engine_of(*ARTICLES)
    assert engine.search(SearchRequest("أخبار الخارحية", page=3)).suggestions == ()


def test_at_the_exact_level_the_usual_spelling_is_offered(engine_of):
    engine = engine_of(*(article(n, "أوباما في القاهرة") for n in range(3)))
    (found,) = engine.search(SearchRequest("اوباما", level=Level.EXACT)).suggestions
    assert (found.text, found.total) == ("أوباما", 3)
    assert engine.search(SearchRequest("اوباما")).suggestions == ()
    result = answer(engine, SearchRequest("اوباما في القاهره", level=Level.EXACT))
    assert result.query.text == "أوباما في القاهرة"
