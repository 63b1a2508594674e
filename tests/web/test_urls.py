import datetime as dt
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from search import Level, SearchRequest, Sort
from tests.strategies import texts
from web import urls
from web.language import ENGLISH, speaking
from web.language.current import ARABIC, Language
from web.page_requests import PageRequest, understand

REQUEST = PageRequest(
    "أسعار & قمح",
    page=3,
    sort=Sort.NEWEST,
    level=Level.WIDE,
    date_from=dt.date(2019, 1, 1),
    sections=("اقتصاد",),
)


def asked(url: str) -> PageRequest:
    """Return what the address asks for."""
    return understand(QueryParams(urlsplit(url).query)).request


def test_an_address_says_everything_that_is_asked() -> None:
    assert asked(urls.search_url(REQUEST)) == REQUEST
    assert asked(urls.api_url(REQUEST)) == REQUEST
    assert asked(urls.hit_url(REQUEST, "a")) == REQUEST


def test_another_page_keeps_all_the_rest() -> None:
    assert asked(urls.page_url(REQUEST, 7)).page == 7
    assert asked(urls.page_url(REQUEST, 3)) == REQUEST


@pytest.mark.parametrize(
    "url",
    [
        urls.sort_url(REQUEST, Sort.OLDEST),
        urls.level_url(REQUEST, Level.EXACT),
        urls.toggle_url(REQUEST, "section", "رياضة"),
        urls.dates_url(REQUEST, date_from=None),
        urls.unfiltered_url(REQUEST),
    ],
)
def test_other_results_start_at_their_first_page(url: str) -> None:
    assert asked(url).page == 1
    assert asked(url).text == REQUEST.text


def test_toggling_adds_and_takes_away() -> None:
    added = asked(urls.toggle_url(REQUEST, "section", "رياضة"))
    assert added.sections == ("اقتصاد", "رياضة")
    assert asked(urls.toggle_url(added, "section", "اقتصاد")).sections == ("رياضة",)
    assert asked(urls.toggle_url(REQUEST, "source", "مدار")).sources == ("مدار",)


def test_filters_are_told_from_words_and_order() -> None:
    assert urls.has_filters(REQUEST)
    assert not urls.has_filters(asked(urls.unfiltered_url(REQUEST)))
    assert not urls.has_filters(SearchRequest("قمح", page=2, sort=Sort.OLDEST))


@pytest.mark.parametrize(
    "article_id", ["a", "2019/05/خبر 1.txt", "a?b#c%d", "../secret", "a//b", "/a", "a/", '<">&']
)
def test_an_article_has_an_address_of_its_own(article_id: str) -> None:
    url = urls.article_url(article_id)
    assert unquote(url) == f"/articles/{article_id}"
    assert url.isascii()
    assert not {"..", "", "."}.intersection(url.removeprefix("/articles/").split("/"))


@pytest.mark.parametrize("url", ["https://example.test/a", "http://example.test/?q=خبر"])
def test_a_web_address_may_be_followed(url: str) -> None:
    assert urls.external_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.test/a",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https:",
        "http://[",
        "//example.test",
    ],
)
def test_nothing_else_may_be_followed(url: str) -> None:
    assert urls.external_url(url) == ""


@given(texts.filter(bool), st.sampled_from([ARABIC, ENGLISH]))
def test_the_address_of_a_text_is_that_of_its_request(text: str, language: Language) -> None:
    with speaking(language):
        assert urls.url_of_text(text) == urls.search_url(SearchRequest(text))
