from urllib.parse import parse_qs, urlsplit

from search import Rewriting, Suggestion
from tests.web.client import Client
from tests.web.fake import FakeEngine
from web.suggesting import REASONS


def asked(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_suggestions_are_links_with_counts_that_keep_the_rest(
    client: Client, engine: FakeEngine
) -> None:
    engine.suggestions = {
        "طرابلص": (
            Suggestion("طرابلس", Rewriting.SPELLING, 27),
            Suggestion("طرابيش", Rewriting.SPELLING, 2),
        )
    }
    page = client.page("/search?q=طرابلص&section=اقتصاد&level=wide&from=2019&verbatim=true&page=3")
    (line,) = page.classed("did-you-mean")
    assert line.text == "هل تقصد: طرابلس (27 مقالة) أو طرابيش؟ (مقالتان)"
    assert asked(line.links["طرابلس"]) == {
        "q": ["طرابلس"],
        "section": ["اقتصاد"],
        "level": ["wide"],
        "from": ["2019-01-01"],
    }


def test_suggestions_stand_above_results_too(client: Client, engine: FakeEngine) -> None:
    engine.suggestions = {"قمح": (Suggestion("القمح", Rewriting.SPELLING, 3),)}
    page = client.page("/search?q=قمح")
    assert page.classed("did-you-mean")[0].text == "هل تقصد: القمح؟ (3 مقالات)"
    assert page.one("ol").all("article")
    assert not page.classed("instead")


def test_what_was_searched_instead_is_said_plainly(client: Client, engine: FakeEngine) -> None:
    engine.suggestions = {"jvhfgs": (Suggestion("طرابلس", Rewriting.LAYOUT, 2),)}
    page = client.page("/search?q=jvhfgs&sort=oldest")
    (notice,) = page.classed("instead")
    assert notice.text == (
        "لم نجد ما يطابق «jvhfgs» (كُتب على لوحة مفاتيح أخرى)، فهذه نتائج «طرابلس»."
        " ابحث عمّا كُتب كما هو"
    )
    assert page.one("h1").text == "نتائج البحث عن «طرابلس»"
    assert page.one("input", id="q").attributes["value"] == "طرابلس"
    assert asked(page.one("ol").all("a")[0].attributes["href"])["q"] == ["طرابلس"]
    assert asked(page.links["هذه النتائج بصيغة JSON"])["q"] == ["طرابلس"]
    verbatim = client.page(notice.links["ابحث عمّا كُتب كما هو"])
    assert verbatim.one("span", role="status").text == "لا نتائج"
    assert verbatim.one("h1").text == "نتائج البحث عن «jvhfgs»"
    assert "verbatim" not in {
        each.attributes["name"] for each in verbatim.all("form")[0].all("input")
    }


def test_what_was_typed_is_escaped(client: Client, engine: FakeEngine) -> None:
    hostile = "<script>alert(1)</script>"
    engine.suggestions = {hostile: (Suggestion("طرابلس", Rewriting.SPELLING, 2),)}
    response = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert hostile not in response.text
    assert "&lt;script&gt;" in response.text


def test_every_kind_has_a_reason_in_arabic() -> None:
    assert set(REASONS) == set(Rewriting)


def test_a_date_is_offered_as_the_others_are(client: Client, engine: FakeEngine) -> None:
    offered = Suggestion("قمح تاريخ:2016-03", Rewriting.DATE, 3)
    engine.suggestions = {"قمح آذار 2016": (offered,)}
    page = client.page("/search?q=قمح آذار 2016")
    (line,) = page.classed("did-you-mean")
    assert asked(line.links["قمح تاريخ:2016-03"])["q"] == ["قمح تاريخ:2016-03"]
    (said,) = client.get("/api/v1/search?q=قمح آذار 2016").json()["suggestions"]
    assert said == {"text": "قمح تاريخ:2016-03", "kind": "date", "total": 3}
