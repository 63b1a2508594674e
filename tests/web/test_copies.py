"""A story in several papers: one hit that says so, a link to every article, a list on the page."""

import pytest

from search import Article, Copies
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine
from web.copies import also_in
from web.language.arabic import COPIES, IN_SOURCES, count

PAPERS = ("النهار", "السفير", "الأهرام", "")
NEWS = [
    *(
        Article(f"s{n}", f"خبر {n}", "قال الوزير كذا", None, "", name)
        for n, name in enumerate(PAPERS)
    ),
    Article("other", "غيره", "سافر الوزير", None, "", "النهار"),
]


@pytest.fixture
def told() -> Client:
    return client_of_story(NEWS[:-1], NEWS[-1])


def client_of_story(story: list[Article], *others: Article) -> Client:
    engine = FakeEngine([*story, *others])
    engine.story = {each.id for each in story}
    return client_of(engine)


def hits(client: Client, address: str) -> list[str]:
    return [each.one("h2").text for each in client.page(address).classed("hit")]


def test_a_hit_says_where_else_its_story_was_printed(told: Client) -> None:
    page = told.page("/search?q=الوزير")
    assert [each.text for each in page.classed("copies")] == ["نُشر أيضًا في مصدرين آخرين"]
    assert page.one("span", role="status").text == "نتيجتان (مع المكرّر 5 مقالات)"
    link = page.links["نُشر أيضًا في مصدرين آخرين"]
    assert link.startswith("/articles/s0?q=")
    assert link.endswith("#copies")


def test_every_article_can_be_shown_and_the_choice_stays_in_links(told: Client) -> None:
    page = told.page("/search?q=الوزير&size=2")
    whole = told.page(page.links["ظاهرة"])
    assert "collapse=0" in page.links["ظاهرة"]
    assert whole.one("span", role="status").text == "5 نتائج، الصفحة 1 من 3"
    assert not whole.classed("copies")
    assert "collapse=0" in whole.links["2"]
    assert "collapse" not in whole.links["مطويّة"]
    assert "0" in {
        each.attributes["value"]
        for each in whole.all("input")
        if each.attributes["name"] == "collapse"
    }


def test_pages_are_as_many_as_stories_need(told: Client) -> None:
    assert len(hits(told, "/search?q=الوزير&size=1")) == 1
    assert len(hits(told, "/search?q=الوزير&size=1&page=2")) == 1
    page = told.page("/search?q=الوزير&size=1&page=3")
    assert page.links["اذهب إلى آخر صفحة فيها نتائج"].endswith("page=2&size=1")


def test_where_nothing_is_repeated_there_is_nothing_to_choose(client: Client) -> None:
    page = client.page("/search?q=الوزير")
    assert "المكرّر" not in page.text


def test_an_article_names_the_others_of_its_story(told: Client) -> None:
    aside = next(each for each in told.page("/articles/s1").all("aside", id="copies"))
    assert aside.one("h2").text == "القصة نفسها في مصادر أخرى"
    assert list(aside.links) == ["خبر 0", "خبر 2", "خبر 3"]
    assert not told.page("/articles/other").all("aside", id="copies")


def test_a_long_story_is_cut_and_says_so() -> None:
    news = [Article(str(n), f"خبر {n}", "قال الوزير", None, "", "النهار") for n in range(14)]
    aside = client_of_story(news).page("/articles/0").one("aside", id="copies")
    assert aside.one("h2").text == "القصة نفسها في مقالات أخرى"
    assert len(aside.links) == 10
    assert aside.classed("note")[0].text == "و3 نسخ أخرى"


def test_the_endpoint_names_copies(told: Client) -> None:
    answer = told.get("/api/v1/search?q=الوزير").json()
    assert (answer["total"], answer["stories"]) == (5, 2)
    copies = next(hit["copies"] for hit in answer["hits"] if hit["copies"])
    assert (copies["total"], copies["sources"]) == (3, 2)
    assert list(copies["listed"][0]) == ["id", "title", "date", "source", "url"]
    whole = told.get("/api/v1/search?q=الوزير&collapse=0").json()
    assert (whole["stories"], {hit["copies"] for hit in whole["hits"]}) == (5, {None})


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "مصدر آخر"),
        (2, "مصدرين آخرين"),
        (3, "3 مصادر أخرى"),
        (10, "10 مصادر أخرى"),
        (11, "11 مصدرًا آخر"),
        (99, "99 مصدرًا آخر"),
        (100, "100 مصدر آخر"),
        (102, "102 مصدر آخر"),
        (103, "103 مصادر أخرى"),
        (111, "111 مصدرًا آخر"),
    ],
)
def test_sources_are_counted_behind_a_preposition(number: int, expected: str) -> None:
    assert count(number, IN_SOURCES) == expected
    assert also_in(Copies(200, number, ())) == f"نُشر أيضًا في {expected}"


def test_copies_in_the_same_paper_are_counted() -> None:
    said = [also_in(Copies(number, 0, ())) for number in (1, 2, 3, 11)]
    assert said == ["له نسخة أخرى", "له نسختان أخريان", "له 3 نسخ أخرى", "له 11 نسخة أخرى"]
    assert count(100, COPIES) == "100 نسخة أخرى"
    assert also_in(None) == also_in(Copies(0, 0, ())) == ""
