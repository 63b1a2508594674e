"""The timeline of a page of results: its links, its table, its comparison."""

import pytest

from tests.web.client import Client, Element

ADDRESS = "/search?q=طرابلس&timeline=auto"


def columns(page: Element) -> list[str]:
    return [each.one("title").text for each in page.classed("columns")[0].all("a")]


def chosen(page: Element) -> list[str]:
    timeline = page.one("section", id="timeline")
    return [each.text for each in timeline.all("a", **{"aria-current": "true"})]


def test_a_small_timeline_leads_to_the_large_one(client: Client) -> None:
    page = client.page("/search?q=طرابلس&sort=oldest")
    (small,) = page.classed("spark")
    assert small.attributes["title"] == "حزيران/يونيو 2019 – نيسان/أبريل 2023"
    large = client.page(small.attributes["href"])
    assert columns(large) == [
        "حزيران/يونيو 2019: مقالة واحدة",
        "نيسان/أبريل 2023: مقالة واحدة",
    ]
    assert not large.classed("spark")
    closed = client.page(large.links["أخفِ المخطّط"])
    assert closed.classed("spark") and not closed.all("section", id="timeline")


def test_one_column_is_not_worth_a_small_timeline(client: Client) -> None:
    assert not client.page("/search?q=التمور").classed("spark")


def test_a_column_zooms_in_and_links_lead_out_again(client: Client) -> None:
    page = client.page(ADDRESS + "&sort=oldest")
    (first, _) = page.classed("columns")[0].all("a")
    month = client.page(first.attributes["href"])
    assert page.one("tbody").all("a")[0].attributes["href"] == first.attributes["href"]
    assert month.one("span", role="status").text == "نتيجة واحدة"
    assert month.one("input", id="from").attributes["value"] == "2019-06-01"
    assert columns(month) == ["20 حزيران/يونيو 2019: مقالة واحدة"]
    (day,) = month.classed("columns")[0].all("a")
    one_day = client.page(day.attributes["href"])
    assert list(one_day.classed("outward")[0].links) == ["حزيران/يونيو 2019", "2019", "كلّ المدّة"]
    assert list(month.classed("outward")[0].links) == ["2019", "كلّ المدّة"]
    year = client.page(month.classed("outward")[0].links["2019"])
    assert year.one("input", id="to").attributes["value"] == "2019-12-31"
    everything = client.page(year.classed("outward")[0].links["كلّ المدّة"])
    assert columns(everything) == columns(page)
    assert not everything.classed("outward")


def test_it_is_counted_by_what_is_asked_for(client: Client) -> None:
    page = client.page(ADDRESS)
    assert chosen(page) == ["تلقائي", "عدد المقالات"]
    years = client.page(page.one("section", id="timeline").links["بالسنة"])
    assert chosen(years) == ["بالسنة", "عدد المقالات"]
    assert columns(years) == ["2019: مقالة واحدة", "2023: مقالة واحدة"]
    # Four years have too many days for columns: no link leads there, and an address neither.
    assert "باليوم" not in page.links
    assert chosen(client.page("/search?q=طرابلس&timeline=day")) == ["تلقائي", "عدد المقالات"]


def test_a_share_is_of_the_articles_of_the_interval(client: Client) -> None:
    page = client.page("/search?q=طرابلس&timeline=year")
    share = client.page(page.one("section", id="timeline").links["حصّتها من الأرشيف"])
    assert chosen(share) == ["بالسنة", "حصّتها من الأرشيف"]
    assert columns(share) == [
        "2019: مقالة واحدة، 50% من الأرشيف",
        "2023: مقالة واحدة، 50% من الأرشيف",
    ]
    (first, _) = share.classed("columns")[0].all("a")
    assert "share=true" in first.attributes["href"]


def test_the_table_has_the_same_numbers(client: Client) -> None:
    table = client.page("/search?source=المرفأ&source=AFP&timeline=year").one("table")
    rows = [[each.text for each in (*row.all("th"), *row.all("td"))] for row in table.all("tr")]
    assert rows == [
        ["السنة", "مقالات الأرشيف", "عدد المقالات", "حصّتها من الأرشيف"],
        ["2019", "2", "1", "50%"],
        ["2023", "2", "2", "100%"],
        ["المجموع", "—", "3", "—"],
    ]


def test_articles_without_a_date_have_no_timeline_and_the_page_says_so(client: Client) -> None:
    page = client.page("/search?q=خبر&timeline=auto")
    assert "ليس لهذه المقالات تاريخ" in page.classed("notices")[0].text
    assert not page.all("svg")


def test_two_queries_are_compared(client: Client) -> None:
    page = client.page("/search?q=طرابلس&timeline=year&share=true")
    names = {each.attributes["name"] for each in page.classed("compare")[0].all("input")}
    assert names == {"q", "timeline", "share", "compare"}
    both = client.page("/search?q=طرابلس&timeline=year&compare=الوزير")
    assert [each.text for each in both.classed("legend")[0].all("bdi")] == ["طرابلس", "الوزير"]
    assert columns(both) == [
        "2019: «طرابلس» مقالة واحدة؛ «الوزير» مقالة واحدة",
        "2023: «طرابلس» مقالة واحدة؛ «الوزير» لا مقالات",
    ]
    assert [cell.text for cell in both.one("tfoot").all("td")] == ["—", "2", "—", "1", "—"]
    alone = client.page(both.links["احذف المقارنة×"])
    assert chosen(alone)[0] == "بالسنة" and not alone.classed("legend")


@pytest.mark.parametrize(("language", "first"), [("ar", "2023"), ("en", "2019")])
def test_time_runs_as_the_page_is_read(client: Client, language: str, first: str) -> None:
    page = client.page(f"/search?q=طرابلس&timeline=year&lang={language}")
    edges = {
        each.one("title").text[:4]: float(each.classed("room")[0].attributes["x"][:-1])
        for each in page.classed("columns")[0].all("a")
    }
    assert min(edges, key=lambda year: edges[year]) == first


def test_everything_keeps_the_timeline_open(client: Client) -> None:
    page = client.page(ADDRESS + "&compare=الوزير")
    for link in ("الأقدم", "مطابق", "اقتصاد 1"):
        assert "timeline=auto" in page.links[link] and "compare=" in page.links[link]
