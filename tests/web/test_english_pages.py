"""The pages in English: everything that is ours is English, everything of the papers as it is."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.client import Client

HREF = re.compile(r'href="([^"]+)"')
ARABIC_LETTERS = re.compile("[\u0620-\u064a]+")
PAGES = ("/?lang=en", "/search?q=%D8%B7%D8%B1%D8%A7%D8%A8%D9%84%D8%B3&lang=en", "/docs?lang=en")


@pytest.mark.parametrize("url", PAGES)
def test_page_is_in_english_and_runs_from_the_left(client: Client, url: str) -> None:
    assert '<html lang="en" dir="ltr">' in client.get(url).text


@pytest.mark.parametrize("url", PAGES[:2])
def test_links_stay_in_english_but_the_one_to_arabic(client: Client, url: str) -> None:
    links = [href.replace("&amp;", "&") for href in HREF.findall(client.get(url).text)]
    pages = [
        link
        for link in links
        if link.startswith("/") and not link.startswith(("/static", "/api", "/openapi"))
    ]
    other = [link for link in pages if parse_qs(urlsplit(link).query).get("lang") != ["en"]]
    assert len(pages) > 3
    assert len(other) == 1
    assert client.get(other[0]).text.count('<html lang="ar" dir="rtl">') == 1


@pytest.mark.parametrize("address", [*PAGES, "/help?lang=en", "/none?lang=en"])
def test_forms_stay_in_english(client: Client, address: str) -> None:
    page = client.get(address).text
    assert page.count('<input type="hidden" name="lang" value="en">') == page.count("<form")


def test_what_is_ours_on_an_empty_result_is_english(client: Client) -> None:
    page = client.get("/search?q=zzzz&page=0&lang=en").text
    body = page.partition("<main")[2].partition("</main>")[0]
    assert "The page number is not valid" in body
    # The tips name two spellings of a foreign name.
    assert set(ARABIC_LETTERS.findall(body)) <= {"غوغل", "جوجل"}


def test_unknown_language_is_arabic(client: Client) -> None:
    assert '<html lang="ar" dir="rtl">' in client.get("/?lang=fr").text


def test_error_page_is_in_english_too(client: Client) -> None:
    assert "There is no page at this address" in client.get("/none?lang=en").text
