import pytest

from search import MatchedForm, Reason
from tests.web.client import Client, Element
from tests.web.fake import FakeEngine
from web.page_requests import NOTICES
from web.results import matched_groups


def status(page: Element) -> str:
    return page.one("span", role="status").text


def titles(page: Element) -> list[str]:
    return [each.text for each in page.one("main").all("h2") if "a" in {p.tag for p in each.all()}]


def chosen(page: Element) -> list[str]:
    return [each.text for each in page.all("a") if each.attributes.get("aria-current") == "true"]


def test_the_first_page_shows_the_archive_and_ways_in(client: Client) -> None:
    for address in ("/", "/search", "/search?q=", "/search?q=+&section="):
        page = client.page(address)
        assert page.one("h1").text == "أرشيف"
        assert "في الأرشيف 6 مقالات" in page.text
        assert page.links["أسعار القمح"].startswith("/search?q=")
        assert page.links["اقتصاد 2"] == "/search?section=%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF"


def test_the_first_page_says_what_it_could_not_understand(client: Client) -> None:
    assert NOTICES["page"] in client.page("/?page=0").text


def test_results_are_a_list_of_articles_under_one_heading(client: Client) -> None:
    page = client.page("/search?q=طرابلس")
    assert page.one("h1").text == "نتائج البحث عن «طرابلس»"
    assert page.one("title").text == "طرابلس — أرشيف"
    assert status(page) == "نتيجتان"
    hits = page.one("ol").all("article")
    assert [hit.one("h2").text for hit in hits] == [
        "مرفأ طرابلس يستقبل باخرة قمح ضخمة بعد تعميق حوضه",
        "الفنار يقلب تأخّره أمام سهل زحلة ويُحرز كأس السلّة",
    ]
    assert hits[0].classed("meta")[0].text == (
        "المرفأ · اقتصاد · 5 نيسان/أبريل 2023 · 14 رمضان 1444 هـ"
    )
    assert hits[0].one("time").attributes["datetime"] == "2023-04-05"
    assert {mark.text for mark in hits[0].all("mark")} == {"طرابلس"}


PATHS = ("/", "/search")


def test_the_same_page_is_at_two_addresses(client: Client) -> None:
    # The link to the other language, in the footer, leads to the address that was asked for.
    bodies = [client.get(f"{path}?q=طرابلس").text.partition("<footer class=")[0] for path in PATHS]
    assert bodies[0] == bodies[1]
    assert "hits" in bodies[0]


def test_a_hit_leads_to_its_article_and_keeps_the_search(client: Client) -> None:
    page = client.page("/search?q=طرابلس&section=رياضة&sort=oldest")
    (link,) = page.one("ol").all("a")
    article = client.page(link.attributes["href"])
    assert {mark.text for mark in article.all("mark")} == {"طرابلس"}
    back = client.page(article.links["→ العودة إلى النتائج"])
    assert (status(back), chosen(back)[1]) == ("نتيجة واحدة", "الأقدم")


def test_other_forms_are_explained_and_the_own_word_is_not(client: Client) -> None:
    page = client.page("/search?q=قمح وزير&level=wide")
    (explanation,) = page.classed("matched")
    assert explanation.text == "طابقت: القمح (الجذع نفسه)؛ الوزراء، وللوزارة (الجذر نفسه)"
    assert not client.page("/search?q=طرابلس").classed("matched")


def test_best_forms_are_shown_by_reason_and_few_of_them() -> None:
    forms = [f"كلمة{n}" for n in range(20)]
    matched = [
        MatchedForm("كلام", Reason.SAME, "كلام", 1.0),
        *(MatchedForm(form, Reason.STEM, "كلام", 0.3) for form in forms),
        MatchedForm("كلامه", Reason.CLITIC, "كلام", 0.2),
    ]
    (group,) = matched_groups(matched, 8)
    assert (group.forms, group.reason) == (tuple(forms[:8]), "الجذع نفسه")
    assert [group.reason for group in matched_groups(matched)] == ["حروف متصلة أخرى", "الجذع نفسه"]


def test_facets_count_and_toggle(client: Client) -> None:
    page = client.page("/search?q=طرابلس")
    assert page.one("aside").links["اقتصاد 1"]
    filtered = client.page(page.one("aside").links["اقتصاد 1"])
    assert status(filtered) == "نتيجة واحدة"
    (chip,) = filtered.classed("in-force")[0].all("a")
    assert chip.text == "احذف التصفية: القسم: اقتصاد ×"
    assert status(client.page(chip.attributes["href"])) == "نتيجتان"
    assert status(client.page(filtered.links["احذف التصفية: اقتصاد 1 ×"])) == "نتيجتان"


def test_many_facet_values_are_folded_away(client_of_many: Client) -> None:
    aside = client_of_many.page("/search?q=نشرة").one("aside")
    assert len(aside.one("details").all("a")) == 4
    assert aside.one("summary").text == "المزيد (4)"
    assert len(aside.one("section", **{"aria-labelledby": "facet-section"}).all("a")) == 12


def test_several_filters_can_be_dropped_at_once(client: Client) -> None:
    page = client.page("/search?q=طرابلس&section=اقتصاد&source=المرفأ&from=2023&to=2023-04")
    labels = [each.text for each in page.classed("in-force")[0].all("bdi")]
    assert labels == [
        "القسم: اقتصاد",
        "المصدر: المرفأ",
        "من 1 كانون الثاني/يناير 2023",
        "حتى 30 نيسان/أبريل 2023",
    ]
    assert status(client.page(page.links["احذفها كلّها"])) == "نتيجتان"


def test_forms_keep_everything_that_they_do_not_ask_for(client: Client) -> None:
    page = client.page("/search?q=طرابلس&section=اقتصاد&sort=oldest&level=wide&from=2019&page=1")
    search, dates = page.all("form")
    assert {each.attributes["name"] for each in search.all("input")} == {
        *("q", "section", "sort", "level", "from"),
    }
    assert {each.attributes["name"] for each in dates.all("input")} == {
        *("q", "section", "sort", "level", "from", "to"),
    }
    assert {form.attributes["method"] for form in (search, dates)} == {"get"}


def test_preference_of_the_new_is_a_link_in_the_order_of_relevance(client: Client) -> None:
    page = client.page("/search?q=طرابلس")
    strong = client.page(page.links["كثيرًا"])
    assert chosen(strong) == ["عادي", "الصلة", "كثيرًا", "10"]
    names = [each.attributes["name"] for form in strong.all("form") for each in form.all("input")]
    assert names.count("recency") == 2
    assert chosen(client.page(strong.links["بلا"])) == ["عادي", "الصلة", "بلا", "10"]
    assert "كثيرًا" not in client.page(strong.links["الأحدث"]).links


def test_order_and_level_are_links_and_the_current_one_is_said(client: Client) -> None:
    page = client.page("/search?q=طرابلس")
    assert chosen(page) == ["عادي", "الصلة", "بلا", "10"]
    oldest = client.page(page.links["الأقدم"])
    assert chosen(oldest) == ["عادي", "الأقدم", "10"]
    assert titles(oldest)[0].startswith("الفنار")
    assert chosen(client.page(oldest.links["مطابق"])) == ["مطابق", "الأقدم", "10"]


def test_browsing_needs_no_relevance_and_no_level(client: Client, engine: FakeEngine) -> None:
    page = client.page("/search?source=المرفأ")
    assert page.one("h1").text == "تصفّح المقالات"
    assert status(page) == "مقالتان"
    assert chosen(page)[0] == "الأحدث"
    assert {"الصلة", "عادي"}.isdisjoint(page.links)
    assert titles(page)[0].startswith("مرفأ طرابلس")


def test_a_page_may_be_longer_and_begins_anew_then(client_of_many: Client) -> None:
    page = client_of_many.page("/search?q=نشرة&page=3")
    longer = client_of_many.page(page.links["50"])
    assert len(longer.one("ol").all("article")) == 50
    assert longer.one("ol").attributes["start"] == "1"
    second = client_of_many.page(longer.links["التالي ←"])
    assert set(titles(longer)).isdisjoint(titles(second))
    assert "15" in client_of_many.page("/search?q=نشرة&size=15").links


def test_authors_and_years_are_filters(client: Client) -> None:
    page = client.page("/search?q=طرابلس")
    by = client.page(page.one("aside").links["طوني الحدشيتي 1"])
    assert status(by) == "نتيجة واحدة"
    assert by.classed("in-force")[0].one("bdi").text == "الكاتب: طوني الحدشيتي"
    of_year = client.page(page.one("aside").links["2019 1"])
    assert status(of_year) == "نتيجة واحدة"
    (chip,) = of_year.classed("in-force")[0].all("a")
    assert chip.text == "احذف التصفية: السنة: 2019 ×"
    assert status(client.page(chip.attributes["href"])) == "نتيجتان"
    assert status(client.page(of_year.links["احذف التصفية: 2019 1 ×"])) == "نتيجتان"


@pytest.mark.parametrize(
    ("dates", "label"),
    [
        ("from=2019-06&to=2019-06", "التاريخ: حزيران/يونيو 2019"),
        ("from=2019-06-20&to=2019-06-20", "التاريخ: 20 حزيران/يونيو 2019"),
        ("from=2019&to=2019", "السنة: 2019"),
    ],
)
def test_a_whole_period_is_one_filter(client: Client, dates: str, label: str) -> None:
    page = client.page(f"/search?q=طرابلس&{dates}")
    (chip,) = page.classed("in-force")[0].all("a")
    assert chip.one("bdi").text == label


def test_pages_follow_each_other(client_of_many: Client) -> None:
    page = client_of_many.page("/search?q=نشرة&section=باب 0&section=باب 1")
    assert status(page) == "20 نتيجة، الصفحة 1 من 2"
    second = client_of_many.page(page.links["التالي ←"])
    assert second.one("title").text == "نشرة (الصفحة 2) — أرشيف"
    assert second.one("ol").attributes["start"] == "11"
    assert second.one("a", **{"aria-current": "page"}).text == "2"
    assert second.one("a", **{"aria-current": "page"}).attributes["aria-label"] == "الصفحة 2"
    first = client_of_many.page(second.links["→ السابق"])
    assert set(titles(first)).isdisjoint(titles(second))
    assert "التالي ←" not in second.links


def test_a_page_past_the_end_tells_the_total_and_leads_back(client: Client) -> None:
    page = client.page("/search?q=طرابلس&page=9")
    assert status(page) == "نتيجتان"
    assert "لا صفحة بهذا الرقم" in page.text
    assert titles(client.page(page.links["اذهب إلى آخر صفحة فيها نتائج"]))


def test_no_results_offer_looser_levels_and_fewer_filters(client: Client) -> None:
    page = client.page("/search?q=طرابلس&section=ثقافة&from=2020&level=exact")
    assert status(page) == "لا نتائج"
    assert "لم نجد ما يطابق بحثك" in page.text
    advice = page.classed("advice")[0].links
    assert list(advice) == ["ابحث من دون «القسم: ثقافة»", "ابحث من دون أي تصفية"]
    assert status(client.page(advice["ابحث من دون أي تصفية"])) == "نتيجتان"
    assert "تحقّق من الإملاء" in page.text


def test_the_loosest_search_without_filters_still_gets_a_hint(client: Client) -> None:
    page = client.page("/search?q=زمخشريات&level=wide")
    assert not page.classed("advice")
    assert len(page.classed("tips")[0].all("li")) == 2


def test_no_articles_under_a_filter_is_not_a_matter_of_spelling(client: Client) -> None:
    page = client.page("/search?section=لا قسم")
    assert status(page) == "لا مقالات"
    assert "لا مقالات بهذه التصفية" in page.text
    assert not page.classed("tips")


def test_what_was_odd_in_a_query_is_said_kindly(client: Client) -> None:
    page = client.page('/search?q="طرابلس')
    (notice,) = page.classed("notices")
    assert "علامة اقتباس بلا إغلاق" in notice.text
    assert "فُهم البحث هكذا: طرابلس" in notice.text
    assert not client.page("/search?q=طرابلس").classed("notices")


@pytest.mark.parametrize(
    "query", ["page=zero", "level=x", "match=x", "sort=x", "size=0", "from=x", "to=x"]
)
def test_a_bad_value_does_not_stop_a_search(client: Client, query: str) -> None:
    page = client.page(f"/search?q=طرابلس&{query}")
    assert status(page) == "نتيجتان"
    assert page.classed("notices")[0].text == NOTICES[query.partition("=")[0]]


def test_an_article_without_a_title_has_a_link_to_follow(client: Client) -> None:
    (link,) = client.page("/search?q=بلا").one("ol").all("a")
    assert link.text == "خبر بلا عنوان ولا تاريخ ولا قسم.…"


def test_latin_text_finds_its_own_direction(client: Client) -> None:
    hit = client.page("/search?q=wheat").one("ol").one("article")
    assert hit.one("h2").one("bdi").text == "AFP: Wheat prices fall in Tripoli"
    assert hit.classed("snippet")[0].attributes["dir"] == "auto"


def test_the_results_name_their_json(client: Client) -> None:
    page = client.page("/search?q=طرابلس&sort=oldest")
    json = client.get(page.links["هذه النتائج بصيغة JSON"]).json()
    assert json["total"] == 2
    assert [hit["title"] for hit in json["hits"]] == titles(page)


def test_a_long_facet_is_shown_whole_when_it_is_asked_for(client_of_authors: Client) -> None:
    page = client_of_authors.page("/search?q=نشرة")
    authors = page.one("section", **{"aria-labelledby": "facet-author"})
    assert len(authors.classed("choice")) == 5
    whole = client_of_authors.page(authors.links["7 أخرى: الكاتب"])
    authors = whole.one("section", **{"aria-labelledby": "facet-author"})
    assert len(authors.classed("choice")) == 12
    assert "open" in authors.one("details").attributes
    assert not authors.classed("others")
