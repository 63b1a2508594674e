"""State lives in the address: every link changes what it names and keeps all the rest."""

from collections.abc import Iterator
from dataclasses import fields, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from search import Interval, Level, Match, OutOfTime, Recency, SearchRequest, Sort
from tests.web.articles import ARTICLES, many_articles
from tests.web.client import Client, Element
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine
from web.page_requests import Facet, PageRequest, understand
from web.pairs import page_pairs, to_pairs

LANGUAGES = ("", "en")
TEXTS = ("طرابلس", "نشرة", "نشرة الوزير طرابلس", "=نشرة", '"نشرة', "زمخ")
DATES = ("date_from", "date_to")
FILTERS = (*DATES, "sections", "sources", "authors")
TEXT = ("text", "suggest", "verbatim")
OTHER_RESULTS = (
    *({name} for name in ("sort", "level", "match", "recency", "size", "collapse")),
    *({name} for name in ("sections", "sources", "authors")),
    *(set(DATES), {*DATES, "timeline"}, set(FILTERS), set(TEXT)),
)
SAME_RESULTS = ({"page"}, {"timeline"}, {"share"}, {"facet"}, {"timeline", "compare", "share"})
ALLOWED = (*({*each, "page"} for each in OTHER_RESULTS), *SAME_RESULTS)
"""What one link may change: other results begin at their first page, the same do not."""
OF_A_PAGE = ("/search", "/articles/")


@pytest.fixture(scope="module")
def client() -> Client:
    authors = enumerate(many_articles(40))
    many = [replace(each, author=f"كاتب {n % 30}", section=f"قسم {n % 30}") for n, each in authors]
    engine = FakeEngine([*ARTICLES, *many])
    engine.story = {each.id for each in many[:4]}
    return client_of(engine)


@st.composite
def requests(draw: st.DrawFn) -> PageRequest:
    """Return a request that finds something, mostly, in any state of its page."""
    request = PageRequest(
        text=draw(st.sampled_from(TEXTS)),
        size=draw(st.sampled_from([3, 10, 25])),
        level=draw(st.sampled_from(Level)),
        match=draw(st.sampled_from(Match)),
        sort=draw(st.sampled_from(Sort)),
        recency=draw(st.sampled_from(Recency)),
        sections=draw(st.sampled_from([(), ("اقتصاد", "قسم 1", "قسم 2")])),
        sources=draw(st.sampled_from([(), ("المرفأ",)])),
        authors=draw(st.sampled_from([(), ("كاتب 3", "كاتب 1")])),
        timeline=draw(st.sampled_from([None, *Interval])),
        compare=draw(st.sampled_from(["", "الوزير"])),
        suggest=draw(st.booleans()),
        verbatim=draw(st.booleans()),
        collapse=draw(st.booleans()),
        share=draw(st.booleans()),
        facet=draw(st.sampled_from(["", *Facet])),
    )
    dates = draw(st.sampled_from(["", "from=2019", "to=2023", "from=2019-06&to=2019-06"]))
    period = understand(QueryParams(dates)).request
    dated = replace(request, date_from=period.date_from, date_to=period.date_to)
    return replace(dated, page=draw(st.integers(1, 3)))


def address(request: SearchRequest, language: str = "", path: str = "/search") -> str:
    pairs = page_pairs(request) + ([("lang", language)] if language else [])
    return f"{path}?{urlencode(pairs)}"


def changes(before: PageRequest, after: PageRequest) -> set[str]:
    """Return the names of what two requests differ in."""
    names = (field.name for field in fields(before))
    return {name for name in names if getattr(before, name) != getattr(after, name)}


def asked(query: str) -> PageRequest:
    understood = understand(QueryParams(query))
    assert not understood.notices
    return understood.request


def links(page: Element, *paths: str) -> Iterator[str]:
    """Yield the links of a page to these paths, but the one to the other language."""
    for each in (*page.all("a"), *page.all("link")):
        if urlsplit(each.attributes["href"]).path.startswith(paths) and (
            "hreflang" not in each.attributes
        ):
            yield each.attributes["href"]


def language_of(url: str) -> str:
    return dict(parse_qsl(urlsplit(url).query)).get("lang", "")


def submitted(form: Element) -> str:
    """Return the query string of a form that is sent as it stands."""
    inputs = [each.attributes for each in form.all("input")]
    return urlencode([(each["name"], each.get("value", "")) for each in inputs])


def forms(page: Element) -> dict[str, Element]:
    return {each.attributes["class"]: each for each in page.all("form")}


SOME = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SOME
@given(requests(), st.sampled_from(LANGUAGES))
def test_links_of_results_keep_what_they_do_not_change(
    client: Client, request_: PageRequest, language: str
) -> None:
    page = client.page(address(request_, language))
    # What found nothing may be searched as something else: then the page is of that.
    shown = replace(request_, text=page.one("input", id="q").attributes["value"])
    followed = list(links(page, *OF_A_PAGE))
    assert followed
    for url in followed:
        changed = changes(shown, asked(urlsplit(url).query))
        assert any(changed <= each for each in ALLOWED), (url, changed)
        assert "page" not in changed or changed == {"page"} or asked(urlsplit(url).query).page == 1
        assert language_of(url) == language
        if url.startswith("/articles/"):
            assert not changed


@SOME
@given(requests(), st.sampled_from(LANGUAGES))
def test_forms_keep_what_they_do_not_ask_for(
    client: Client, request_: PageRequest, language: str
) -> None:
    page = client.page(address(request_, language))
    shown = replace(request_, text=page.one("input", id="q").attributes["value"])
    found = forms(page)
    allowed = {"search-box": {"suggest", "verbatim", "page"}, "compare": {"timeline", "page"}}
    assert set(found) >= {"search-box", "dates"}
    for name, form in found.items():
        query = submitted(form)
        assert changes(shown, asked(query)) <= allowed.get(name, {"page"}), name
        assert dict(parse_qsl(query)).get("lang", "") == language


@SOME
@given(requests())
def test_links_for_programs_ask_for_the_same(client: Client, request_: PageRequest) -> None:
    page = client.page(address(request_))
    shown = replace(request_, text=page.one("input", id="q").attributes["value"])
    for url in links(page, "/api/v1/search"):
        assert parse_qsl(urlsplit(url).query) == to_pairs(shown)
        assert client.get(url).status_code == 200
    for url in links(page, "/api/v1/export"):
        pairs = [pair for pair in parse_qsl(urlsplit(url).query) if pair[0] != "format"]
        assert pairs == to_pairs(replace(shown, page=1))
        assert client.get(url).status_code == 200
    for url in links(page, "/feed"):
        followed = asked(urlsplit(url).query)
        ignored = {"page", "size", "sort", "timeline", "compare", "share", "facet"}
        assert changes(shown, followed) <= {*ignored, "suggest", "verbatim"}


@SOME
@given(requests(), st.sampled_from(LANGUAGES))
def test_the_way_back_from_an_article_is_the_same_page(
    client: Client, request_: PageRequest, language: str
) -> None:
    page = client.page(address(request_, language, "/articles/sidra-1"))
    (back,) = page.classed("back")
    (url,) = back.links.values()
    assert changes(request_, asked(urlsplit(url).query)) == set()
    assert language_of(url) == language
    box = asked(submitted(forms(page)["search-box"]))
    assert changes(request_, box) <= {"suggest", "verbatim", "page"}


@SOME
@given(requests())
def test_the_other_language_shows_the_same(client: Client, request_: PageRequest) -> None:
    for language, other in (("", "en"), ("en", "")):
        page = client.page(address(request_, language))
        (url,) = (
            each.attributes["href"] for each in page.all("a") if "hreflang" in each.attributes
        )
        assert language_of(url) == other
        assert changes(request_, asked(urlsplit(url).query)) == set()


@pytest.mark.parametrize("path", ["/", "/help", "/docs", "/articles/bare", "/search?level=wide"])
def test_boxes_of_other_pages_stay_in_the_language(client: Client, path: str) -> None:
    page = client.page(f"{path}{'&' if '?' in path else '?'}lang=en")
    query = submitted(forms(page)["search-box"])
    assert ("lang", "en") in parse_qsl(query)
    assert asked(query).level is (Level.WIDE if "wide" in path else Level.WORD)


def test_a_search_that_failed_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    def search(*_: object) -> None:
        raise OutOfTime(10)

    engine = FakeEngine(ARTICLES)
    monkeypatch.setattr(engine, "search", search, raising=False)
    request = PageRequest("طرابلس", level=Level.WIDE, sources=("المرفأ",), share=True)
    page = client_of(engine).page(address(request, "en"), status=503)
    query = submitted(forms(page)["search-box"])
    assert changes(request, asked(query)) == set()
    assert ("lang", "en") in parse_qsl(query)
