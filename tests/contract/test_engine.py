"""What an engine returns of an article, and the generation that it keeps."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from search import (
    ArticleNotFound,
    Engine,
    Level,
    SearchRequest,
    SearchResult,
    open_engine,
)
from tests.conftest import EngineOf
from tests.indexes import article, found, publish


def test_hit_carries_the_stored_parts(engine_of: EngineOf):
    whole = article(
        "مدار/1",
        "خبر <b>عاجل</b>",
        "نص & خبر",
        date=dt.date(2019, 3, 12),
        section="سياسة",
        source="مدار",
        author="منى",
        url="https://madar.example/1",
    )
    (hit,) = engine_of(whole).search(SearchRequest("خبر")).hits
    parts = (hit.id, hit.title, hit.date, hit.section, hit.source, hit.author, hit.url)
    assert parts == (
        whole.id, whole.title, whole.date, whole.section, whole.source, whole.author, whole.url
    )  # fmt: skip
    assert hit.title_html == "<mark>خبر</mark> &lt;b&gt;عاجل&lt;/b&gt;"
    assert hit.snippet.html == "نص &amp; <mark>خبر</mark>"


def test_article_is_read_as_it_was_added(engine_of: EngineOf):
    whole = article(
        " a\n/é؟", "عُنوان\u200f", "سطر\n\n\tسطر ٢ \x00 \U0001f600", author="منى", url="ftp://x"
    )
    assert engine_of(whole, article(2, "خبر")).read(whole.id).article == whole


def test_unknown_id_is_not_found_and_named(engine_of: EngineOf):
    with pytest.raises(ArticleNotFound, match="لا شيء") as caught:
        engine_of(article(1)).read("لا شيء")
    assert caught.value.article_id == "لا شيء"


@pytest.mark.parametrize("articles", [(), (article(1),), (article(1, "؟", "—"),)], ids=len)
def test_index_without_a_word_answers_nothing(engine_of: EngineOf, articles):
    engine = engine_of(*articles)
    assert engine.generation.articles == len(articles)
    assert found(engine, "خبر") == []
    assert found(engine, '"خبر عاجل" قسم:سياسة') == []
    assert len(found(engine, "")) == len(articles)


@pytest.mark.parametrize("length", [1_000, 70_000], ids=str)
def test_very_long_word_can_be_indexed(engine_of: EngineOf, length):
    engine = engine_of(article(1, "خبر", "خ" * length), article(2, "عاجل"))
    assert found(engine, "خبر") == ["1"]


def test_engine_keeps_its_generation_until_it_is_closed(address: Path):
    publish(address, [article(1, "خبر قديم", "نص " * 2000, section="سياسة")])
    with open_engine(address) as old:
        for number in range(4):
            publish(address, [article("a", "جديد"), article(number)])
        assert found(old, "قديم", sections=("سياسة",)) == ["1"]
        assert found(old, '"خبر قديم"', level=Level.EXACT) == ["1"]
        assert old.read("1").article.title == "خبر قديم"
        assert old.generation.articles == 1
        with open_engine(address) as new:
            assert found(new, "قديم") == []
            assert new.generation.articles == 2
            assert new.generation.name > old.generation.name


def test_threads_search_one_engine_while_another_publishes(address: Path, eager_threads: None):
    publish(address, [article(n, f"خبر {n}", "وزير كتاب " * (n % 9)) for n in range(60)])
    queries = ["خبر", "وزير 7", '"كتاب وزير"', "للكتاب", "-وزير", "مكتبة", "خبر 33"]
    requests = [SearchRequest(text, level=level) for text in queries for level in Level]
    with open_engine(address) as engine, ThreadPoolExecutor(4) as pool:
        expected = [_without_time(engine, request) for request in requests]
        articles = [engine.read(str(n), "وزير") for n in range(60)]
        news = [article(n, "خبر آخر") for n in range(30)]
        publishing = pool.submit(publish, address, news)
        answers = [pool.submit(_without_time, engine, request) for request in requests * 8]
        readings = [pool.submit(engine.read, str(n), "وزير") for n in range(60)]
        assert [answer.result() for answer in answers] == expected * 8
        assert [reading.result() for reading in readings] == articles
        assert publishing.result().articles == 30


def _without_time(engine: Engine, request: SearchRequest) -> SearchResult:
    return replace(engine.search(request), took_ms=0)


def test_closing_twice_is_legal(address: Path):
    publish(address, [article(1)])
    engine = open_engine(address)
    engine.close()
    engine.close()


def test_engine_closed_inside_its_with_block_is_legal(address: Path):
    publish(address, [article(1)])
    with open_engine(address) as engine:
        engine.close()
