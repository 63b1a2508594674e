"""Articles that say nearly the same: one hit stands for all that match, and names the others."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import (
    MAX_COPIES,
    Article,
    ArticleNotFound,
    Level,
    Match,
    RequestInvalid,
    SearchRequest,
    Sort,
)
from tests.conftest import EngineOf
from tests.contract.examples import examples
from tests.indexes import article, every

WORDS = [f"كلمة{number}" for number in range(80)]
SOURCES = ("النهار", "السفير", "الأهرام", "السَّفير", "")


def printed(number: int, word: str = "خبر", **parts: object) -> Article:
    """Return one story as the paper of this number prints it: each changes a word."""
    words = [*WORDS]
    words[number] = f"غيرها{number}"
    day = dt.date(2017, 1, 20 - number)
    given = {"source": SOURCES[number % 5], "date": day} | parts
    return article(f"s{number}", f"{word} {number}", " ".join(words), **given)


OTHERS = [article(f"o{number}", "خبر", f"كلمة1 نص {number}") for number in range(5)]
STORY = [printed(number) for number in range(9)]


def test_a_story_is_one_hit_which_names_the_other_members_that_match(engine_of: EngineOf):
    result = engine_of(*STORY, *OTHERS).search(SearchRequest("كلمة1 كلمة2", match=Match.ANY))
    assert (result.total, result.stories, len(result.hits)) == (14, 6, 6)
    (hit,) = (hit for hit in result.hits if hit.copies)
    assert hit.id.startswith("s")
    assert hit.copies is not None
    assert (hit.copies.total, len(hit.copies.listed)) == (8, MAX_COPIES)
    dates = [copy.date for copy in hit.copies.listed if copy.date]
    assert dates == sorted(dates)
    assert hit.id not in {copy.id for copy in hit.copies.listed}


def test_without_collapsing_every_article_is_a_hit_of_its_own(engine_of: EngineOf):
    result = engine_of(*STORY, *OTHERS).search(every("كلمة1", size=20))
    assert result.total == result.stories == len(result.hits) == 13
    assert not any(hit.copies for hit in result.hits)


def test_only_members_that_match_and_pass_are_counted(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    (hit,) = engine.search(SearchRequest('"خبر 3" OR "خبر 4"')).hits
    assert [copy.id for copy in hit.copies.listed] == [{"s3": "s4", "s4": "s3"}[hit.id]]
    (hit,) = engine.search(SearchRequest("كلمة70", sources=("النهار",))).hits
    assert (hit.copies.total, hit.copies.sources) == (1, 0)
    (hit,) = engine.search(SearchRequest('"خبر 3"')).hits
    assert hit.copies is None


def test_the_best_of_a_story_stands_for_it_in_every_order(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    for sort, expected in ((Sort.NEWEST, "s0"), (Sort.OLDEST, "s8")):
        assert engine.search(SearchRequest("كلمة70", sort=sort)).hits[0].id == expected
    whole = engine.search(every("كلمة70 خبر", size=20)).hits
    best = next(hit.id for hit in whole if hit.id.startswith("s"))
    shown = engine.search(SearchRequest("كلمة70 خبر", size=20)).hits
    assert [hit.id for hit in shown if hit.id.startswith("s")] == [best]


def test_facets_and_timelines_count_articles(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    one, all_of_them = (
        engine.search(replace(SearchRequest("كلمة70"), collapse=each)) for each in (True, False)
    )
    assert one.facets == all_of_them.facets
    # One of the nine names no source.
    assert sum(each.count for each in one.facets["source"]) == 8


def test_duplicates_are_the_other_members_the_earliest_first(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    copies = engine.duplicates("s3")
    assert [copy.id for copy in copies.listed] == ["s8", "s7", "s6", "s5", "s4", "s2", "s1", "s0"]
    assert copies.total == 8
    # Its own source in another spelling is not another, nor is none.
    assert copies.sources == 2
    first = copies.listed[0]
    assert (first.title, first.source, first.date) == ("خبر 8", "السَّفير", dt.date(2017, 1, 12))
    assert len(engine.duplicates("s3", 2).listed) == 2
    assert engine.duplicates("o1").total == 0


def test_duplicates_refuse_what_is_none(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    with pytest.raises(ArticleNotFound):
        engine.duplicates("nowhere")
    with pytest.raises(RequestInvalid):
        engine.duplicates("s3", 0)


def test_equal_texts_of_many_papers_fill_no_page(engine_of: EngineOf):
    """The page is filled from far down the ranking."""
    copies = [article(f"c{n:03}", "خبر خبر", "خبر", source=f"ص{n}") for n in range(150)]
    engine = engine_of(*copies, *OTHERS)
    result = engine.search(SearchRequest("خبر", size=4))
    assert (result.total, result.stories) == (155, 6)
    ids = [hit.id for hit in result.hits]
    ids += [hit.id for hit in engine.search(SearchRequest("خبر", size=4, page=2)).hits]
    assert sorted(ids) == ["c000", *(each.id for each in OTHERS)]
    assert engine.search(SearchRequest("خبر", size=4, page=3)).hits == ()


stories = st.lists(st.integers(0, 5), min_size=1, max_size=25)


def test_pages_show_each_story_once_by_its_first_in_the_whole_ranking(
    engine_of: EngineOf, request: pytest.FixtureRequest
):
    @examples(request, 40)
    @given(stories, st.integers(1, 4), st.sampled_from(Sort), st.booleans())
    def check(stories: list[int], size: int, sort: Sort, titled: bool) -> None:
        check_pages(engine_of, stories, size, sort, titled=titled)

    check()


def check_pages(
    engine_of: EngineOf, stories: list[int], size: int, sort: Sort, *, titled: bool
) -> None:
    articles = [
        article(
            n,
            "خبر " * (n % 3) if titled else "",
            f"خبر عن {' '.join(f'{word}{story}' for word in WORDS[:30])}",
            date=dt.date(2017, 1, 1 + n % 4) if n % 5 else None,
        )
        for n, story in enumerate(stories)
    ]
    engine = engine_of(*articles)
    whole = engine.search(every("خبر", size=100, sort=sort, match=Match.ANY)).hits
    firsts: dict[int, str] = {}
    for hit in whole:
        firsts.setdefault(stories[int(hit.id)], hit.id)
    pages = [
        engine.search(SearchRequest("خبر", size=size, page=n, sort=sort, match=Match.ANY))
        for n in range(1, len(stories) + 2)
    ]
    assert [hit.id for page in pages for hit in page.hits] == list(firsts.values())
    assert {page.stories for page in pages} == {len(firsts)}
    copies = [hit.copies.total if hit.copies else 0 for page in pages for hit in page.hits]
    assert sum(copies) + len(copies) == len(stories)


def test_the_level_does_not_change_what_is_a_story(engine_of: EngineOf):
    engine = engine_of(*STORY, *OTHERS)
    assert {engine.search(SearchRequest("كلمة70", level=each)).stories for each in Level} == {1}
