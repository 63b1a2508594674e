"""What is typed becomes words, names and headlines of the archive, and keeps what stood before."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import MAX_TYPED, Article, Completed, Completion, RequestInvalid, open_engine
from search.analysis import fold, is_stop, tokenize
from tests.conftest import EngineOf
from tests.indexes import article, publish
from tests.strategies import WORLD, corpora, query_texts, world_words

ARCHIVE = (
    article(1, "أمريكا تفرض رسوما", "أمريكا أمريكا", date=dt.date(2020, 1, 1), source="الجزيرة"),
    article(2, "اقتصاد أمريكا", "القمح في أمريكا", date=dt.date(2021, 1, 1), source="الجزيرة"),
    article(3, "أميركا والقمح", "أميركا", section="أسواق", author="سمير عطا الله"),
    article(4, "أسعار القمح", "امريكا وأمر", section="أسواق", author="سمير حداد"),
    article(5, "أسعار القطن  الجديد", "إلى القطن", section="رياضة", source='"جزر" و"بحر"'),
)
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _complete(engine, text: str, kind: Completed | None = None, size: int = 8) -> list[str]:
    completions = engine.complete(text, size).completions
    return [each.text for each in completions if kind in (None, each.kind)]


def test_a_word_is_completed_in_its_commonest_spelling_whatever_its_letters(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    for typed in ("أمري", "امري", "آمرى"):
        assert _complete(engine, typed, Completed.WORD) == ["أمريكا"]
    (word, *_) = engine.complete("أمري").completions
    assert word == Completion("أمريكا", "أمريكا", Completed.WORD, 3)


def test_words_that_stand_beside_the_others_in_headlines_come_first(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    assert _complete(engine, "الق", Completed.WORD) == ["القمح", "القطن"]
    assert _complete(engine, "-أسعار الق", Completed.WORD) == ["-أسعار القمح", "-أسعار القطن"]
    assert _complete(engine, "الجديد الق", Completed.WORD) == ["الجديد القطن"]
    assert _complete(engine, "رسوما الق", Completed.WORD) == ["رسوما القمح", "رسوما القطن"]


@pytest.mark.parametrize("typed", ["إلى", "الى", "أمريكا"])
def test_neither_stop_words_nor_the_word_itself_are_offered(engine_of: EngineOf, typed):
    assert _complete(engine_of(*ARCHIVE), typed, Completed.WORD) == []


def test_headlines_have_all_the_words_and_the_newest_is_first(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    expected = ["اقتصاد أمريكا", "أمريكا تفرض رسوما"]
    assert _complete(engine, "امريكا", Completed.HEADLINE) == expected
    assert _complete(engine, "رسوما امر", Completed.HEADLINE) == ["أمريكا تفرض رسوما"]
    assert _complete(engine, "رسوما قطن", Completed.HEADLINE) == []
    assert _complete(engine, "القط", Completed.HEADLINE) == ["أسعار القطن الجديد"]
    (headline,) = engine.complete("رسوما امر").completions[-1:]
    assert headline.article_id == "1"


def test_behind_white_space_words_are_whole(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    assert _complete(engine, "أسعار ") == ["أسعار القمح", "أسعار القطن الجديد"]
    assert _complete(engine, "أسعا ") == []


def test_names_are_found_by_any_of_their_words_and_asked_for_in_their_field(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    names = engine.complete("القمح الجز").completions
    assert names[-1:] == (Completion('القمح مصدر:"الجزيرة"', "الجزيرة", Completed.SOURCE, 2),)
    assert _complete(engine, "عط", Completed.AUTHOR) == ['كاتب:"سمير عطا الله"']
    assert _complete(engine, "سمير ع", Completed.AUTHOR) == ['كاتب:"سمير عطا الله"']
    assert len(_complete(engine, "سمير ", Completed.AUTHOR)) == 2
    assert _complete(engine, "اسو", Completed.SECTION) == ['قسم:"أسواق"']
    assert _complete(engine, "بحر", Completed.SOURCE) == ['مصدر:"جزر و بحر"']
    assert _complete(engine, "عنوان:اسو", Completed.SECTION) == []
    assert _complete(engine, '"القمح اسو', Completed.SECTION) == []


@pytest.mark.parametrize("typed", ["", " ", "«", "امري*", '"امري"', "(امري)", "امري،", "زخ"])
def test_what_cannot_go_on_has_no_completions(engine_of: EngineOf, typed):
    assert engine_of(*ARCHIVE).complete(typed).completions == ()


def test_long_texts_have_none(engine_of: EngineOf):
    engine = engine_of(*ARCHIVE)
    longest = " " * (MAX_TYPED - 4) + "امري"
    assert _complete(engine, longest)
    assert _complete(engine, f" {longest}") == []


def test_an_archive_without_articles_completes_nothing(engine_of: EngineOf):
    assert engine_of().complete("امري").completions == ()


@pytest.mark.parametrize("size", [0, 101])
def test_size_out_of_range(engine_of: EngineOf, size):
    with pytest.raises(RequestInvalid) as caught:
        engine_of(*ARCHIVE).complete("امري", size)
    assert caught.value.parameter == "size"


def headlines(articles: Sequence[Article], words: Sequence[str], begun: str) -> list[str]:
    """Return the headlines with the words and one that begins so: slowly, and obviously."""
    dated = sorted(articles, key=lambda a: (-a.date.toordinal() if a.date else 0, a.id))
    found = []
    for each in dated:
        forms = {fold(token.surface) for token in tokenize(each.title)}
        if {*map(fold, words)} <= forms and any(form.startswith(fold(begun)) for form in forms):
            found.append(" ".join(each.title.split()))
    return [*dict.fromkeys(found)]


@slow
@given(corpora(), st.lists(world_words, max_size=2), world_words, st.integers(1, 3))
def test_headlines_and_words_are_those_of_a_walk_through_the_articles(
    articles, words, word, letters
):
    begun = word[:letters]
    typed = " ".join([*words, begun])
    with tempfile.TemporaryDirectory() as address:
        publish(Path(address), articles)
        with open_engine(address) as engine:
            completions = engine.complete(typed, 100).completions
    found = [each.text for each in completions if each.kind is Completed.HEADLINE]
    others = {each.text for each in completions if each.kind is not Completed.HEADLINE}
    expected = headlines(articles, words, begun)
    assert found == [title for title in expected if title not in {typed, *others}]
    seen = {t.surface for a in articles for t in tokenize(f"{a.title}\n{a.body}")}
    for each in completions:
        if each.kind is Completed.WORD:
            assert each.text == " ".join([*words, each.label])
            assert fold(each.label).startswith(fold(begun))
            assert not is_stop(each.label)
            spelled = sum(fold(each.label) in _forms(a) for a in articles)
            assert each.articles >= spelled > 0
            assert fold(each.label) in {fold(surface) for surface in seen}


def _forms(each: Article) -> set[str]:
    return {fold(token.surface) for token in tokenize(f"{each.title}\n{each.body}")}


@settings(max_examples=300)
@given(text=query_texts)
def test_no_text_raises_and_no_completion_comes_twice(engine_of: EngineOf, text):
    engine = engine_of(*(article(n, word, word, source=word) for n, word in enumerate(WORLD)))
    for size in (1, 3, 8):
        completions = engine.complete(text, size).completions
        assert len({each.text for each in completions}) == len(completions) <= size
        assert engine.complete(text, size).completions == completions
