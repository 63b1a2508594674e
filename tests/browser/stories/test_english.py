"""A reader who knows no Arabic interface searches Arabic articles in English."""

import re

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser
ARABIC = re.compile("[\u0621-\u064a]+")
# What the page says itself: all but articles, their labels and what was typed.
OWN_WORDS = """() => {
    const page = document.body.cloneNode(true);
    for (const each of page.querySelectorAll("bdi, .hit, .tips, .narrow, [lang=ar]")) {
        each.remove();
    }
    return page.textContent;
}"""


def test_the_interface_is_english_and_stays_so(reader: Reader) -> None:
    reader.visits()
    reader.follows("English")
    assert reader.page.locator("html").get_attribute("dir") == "ltr"
    reader.types("وزير")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**q=**")
    assert reader.heading == "Results for “وزير”"
    assert reader.total == 18
    reader.follows(reader.page.get_by_role("region", name="Source", exact=True).get_by_role("link"))
    reader.follows(reader.page.locator(".hit h2 a").first)
    assert reader.page.locator("html").get_attribute("lang") == "en"
    assert reader.page.get_by_text("Cite this article").is_visible()
    reader.follows("العربية")
    assert reader.page.locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize("path", ["/?", "/search?q=وزير&timeline=year&", "/search?q=زمخشريات&"])
def test_nothing_of_the_interface_is_left_in_arabic(reader: Reader, path: str) -> None:
    reader.visits(f"{path}lang=en")
    if reader.has_scripts:
        assert ARABIC.findall(reader.page.evaluate(OWN_WORDS)) == []
    else:
        assert not ARABIC.search(reader.page.locator(".colophon p").inner_text())


def test_articles_stay_right_to_left(reader: Reader) -> None:
    reader.visits("/search?q=وزير&lang=en")
    snippet = reader.page.locator(".hit .snippet").first
    assert snippet.evaluate("each => getComputedStyle(each).direction") == "rtl"
