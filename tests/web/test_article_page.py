from search import Article
from tests.web.articles import DATES, LATIN, PORT, UNTITLED
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine


def test_an_article_is_shown_whole_with_its_words_marked(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=قمح")
    assert page.one("h1").text == PORT.title
    assert [each.text for each in page.classed("body")[0].all("p")] == PORT.body.split("\n")
    assert {mark.text for mark in page.all("mark")} == {"قمح", "القمح"}
    assert page.classed("matched")[0].text == "طابقت: القمح (الجذع نفسه)"
    assert "بقلم طوني الحدشيتي" in page.text


def test_the_level_of_the_search_is_the_level_of_the_marks(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=وزير&level=exact")
    assert {mark.text for mark in page.all("mark")} == {"وزير"}


def test_a_permalink_needs_no_query(client: Client) -> None:
    marked = client.page(f"/articles/{PORT.id}?q=قمح&page=2&section=اقتصاد")
    permalink = marked.one("link", rel="canonical").attributes["href"]
    assert marked.one("a", rel="bookmark").attributes["href"] == permalink
    plain = client.page(permalink)
    assert not plain.all("mark")
    assert not plain.classed("back")


def test_the_way_back_is_the_very_page_of_results(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=طرابلس&page=2&section=اقتصاد&sort=oldest")
    back = page.links["→ العودة إلى النتائج"]
    for part in ("page=2", "sort=oldest", "section=", "q="):
        assert part in back


def test_the_search_box_still_has_the_words(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=قمح")
    assert page.one("input", id="q").attributes["value"] == "قمح"


def test_the_original_is_a_link_only_if_it_is_safe_to_follow(client: Client) -> None:
    link = client.page(f"/articles/{PORT.id}").one("a", rel="external noopener noreferrer")
    assert link.attributes["href"] == PORT.url
    page = client.page(f"/articles/{DATES.id}")
    assert DATES.url in page.text
    assert not page.all("a", rel="external noopener noreferrer")


def test_an_article_of_few_parts_shows_what_it_has(client: Client) -> None:
    page = client.page(f"/articles/{UNTITLED.id}")
    assert page.one("h1").text
    assert "بقلم" not in page.text
    assert not page.all("time")


def test_latin_paragraphs_find_their_own_direction(client: Client) -> None:
    page = client.page(f"/articles/{LATIN.id}")
    assert page.one("h1").attributes["dir"] == "auto"
    assert {each.attributes["dir"] for each in page.classed("body")[0].all("p")} == {"auto"}


def test_articles_like_it_are_links_without_the_query(client: Client) -> None:
    page = client.page(f"/articles/{PORT.id}?q=قمح")
    (block,) = page.classed("similar")
    assert block.one("h2").text == "مقالات قريبة"
    (link,) = block.all("a")
    assert (link.text, link.attributes["href"]) == (DATES.title, f"/articles/{DATES.id}")
    assert DATES.source in block.text
    assert not block.all("mark")


def test_an_article_like_no_other_has_no_such_block(client: Client) -> None:
    assert not client.page(f"/articles/{UNTITLED.id}").classed("similar")


def test_an_untitled_article_like_it_is_headed_by_its_opening() -> None:
    near = (
        Article("a", "خبر", "نص", section="<i>قسم</i>"),
        Article("b", "", "خبر <script>alert(1)</script> بلا عنوان", section="<i>قسم</i>"),
    )
    (link,) = client_of(FakeEngine(near)).page("/articles/a").classed("similar")[0].all("a")
    assert link.text.startswith("خبر <script>alert(1)</script>")
    assert not link.all("script")


def test_an_unknown_article_is_not_found(client: Client) -> None:
    page = client.page("/articles/nothing/here", status=404)
    assert page.one("h1").text == "لا مقالة بهذا العنوان"
