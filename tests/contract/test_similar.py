"""Articles like one: what tells it apart decides, and neither it nor a copy comes back."""

import pytest

from search import ArticleNotFound, RequestInvalid
from tests.conftest import EngineOf
from tests.indexes import article

WHEAT = "ارتفعت أسعار القمح في مرفأ طرابلس"
ARCHIVE = (
    article("wheat", "أسعار القمح", WHEAT),
    article("copy", "أسعار القمح", WHEAT, source="وكالة"),
    article("copy of a copy", "أسعار القمح", WHEAT, section="اقتصاد"),
    article("mills", "المطاحن تشتري القمح", "قال أصحاب المطاحن إن سعر القمح ثابت"),
    article("mills again", "المطاحن تشتري القمح", "قال أصحاب المطاحن إن سعر القمح ثابت"),
    article("port", "مرفأ طرابلس", "وصلت إلى مرفأ طرابلس سفينة"),
    article("cup", "كأس السلة", "فاز الفنار في الكأس"),
    article("stop words", "في", "من إلى على"),
    article("empty", "", ""),
    *(article(f"filler {n}", "طقس", f"غيوم ورياح {n}") for n in range(20)),
)


def _similar(engine, name, size=10):
    return [hit.id for hit in engine.similar(name, size).hits]


def test_the_most_telling_words_come_first_and_no_text_twice(engine_of: EngineOf):
    similar = engine_of(*ARCHIVE).similar("wheat")
    assert similar.id == "wheat"
    assert [hit.id for hit in similar.hits] == ["port", "mills"]
    assert set(similar.words) == {"القمح", "مرفأ", "طرابلس", "أسعار", "ارتفعت"}
    assert similar.words[0] == "أسعار"
    assert similar.took_ms > 0


def test_hits_show_the_words_that_they_share(engine_of: EngineOf):
    (port, mills) = engine_of(*ARCHIVE).similar("copy").hits
    assert port.title_html == "<mark>مرفأ</mark> <mark>طرابلس</mark>"
    assert {"القمح"} <= {matched.form for matched in mills.matched}
    assert port.score >= mills.score > 0


@pytest.mark.parametrize("size", [1, 2, 3])
def test_size_is_how_many_there_are_at_most(engine_of: EngineOf, size):
    assert _similar(engine_of(*ARCHIVE), "wheat", size) == ["port", "mills"][:size]


@pytest.mark.parametrize("name", ["cup", "stop words", "empty"])
def test_words_that_are_nowhere_else_find_nothing(engine_of: EngineOf, name):
    similar = engine_of(*ARCHIVE).similar(name)
    assert (similar.words, similar.hits) == ((), ())


def test_more_copies_than_a_page_hide_nothing(engine_of: EngineOf):
    copies = (article(f"copy {n:03}", "قمح", "قمح طرابلس") for n in range(250))
    engine = engine_of(*copies, article("other", "مرفأ", "مرفأ طرابلس"))
    assert _similar(engine, "copy 007", 1) == ["other"]


def test_equal_scores_are_ordered_by_id(engine_of: EngineOf):
    others = [article(name, "قمح", f"{name} صاد") for name in ("ب", "a", "9", "10")]
    assert _similar(engine_of(article("x", "قمح"), *others), "x") == ["10", "9", "a", "ب"]


def test_unknown_article(engine_of: EngineOf):
    with pytest.raises(ArticleNotFound):
        engine_of(*ARCHIVE).similar("nowhere")


@pytest.mark.parametrize("size", [0, -1, 101])
def test_size_out_of_range(engine_of: EngineOf, size):
    with pytest.raises(RequestInvalid) as caught:
        engine_of(*ARCHIVE).similar("wheat", size)
    assert caught.value.parameter == "size"
