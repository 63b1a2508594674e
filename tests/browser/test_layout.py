"""Right to left, whole words, and no wider than the narrowest phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
# Chromium measures in 64ths of a pixel and rounds each run of text.
LAYOUT_UNIT = 3 / 64
DIRECTION = "getComputedStyle(document.querySelector('{}')).direction"
# The widths of a word alone, marked, and marked within its line; bold or padding would differ.
MARK_WIDTHS = """() => {
    const line = document.querySelector(".snippet:has(mark)");
    const width = () => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return [range.getBoundingClientRect().width, line.getBoundingClientRect().height];
    };
    line.style.display = "inline-block";
    line.style.whiteSpace = "nowrap";
    line.style.maxInlineSize = "none";
    const marked = width();
    line.textContent = line.textContent;
    return [marked, width()];
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FORBIDDEN_STYLES = """() => [...document.body.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    return style.letterSpacing !== "normal" || style.fontStyle !== "normal";
}).length"""
LINE_HEIGHT = """selector => {
    const style = getComputedStyle(document.querySelector(selector));
    return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
}"""


def test_the_page_runs_from_right_to_left(page: Page, archive: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{archive}/search?q=طرابلس")
    assert page.evaluate(DIRECTION.format("html")) == "rtl"
    assert page.evaluate(DIRECTION.format("input#q")) == "rtl"
    first, filters = (page.locator(each).bounding_box() for each in (".hit >> nth=0", "aside"))
    assert first and filters
    assert first["x"] > filters["x"] + filters["width"]
    name, box = (page.locator(each).bounding_box() for each in (".wordmark", "input#q"))
    assert name and box
    assert name["x"] > box["x"] + box["width"]


def test_a_title_begins_at_the_right_edge(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=طرابلس")
    hit, title = (
        page.locator(each).bounding_box() for each in (".hit >> nth=0", ".hit h2 a >> nth=0")
    )
    assert hit and title
    assert title["x"] + title["width"] == pytest.approx(hit["x"] + hit["width"], abs=1)


def test_latin_words_in_the_box_run_from_left_to_right(page: Page, archive: str) -> None:
    page.goto(archive)
    assert page.evaluate(DIRECTION.format("input#q")) == "rtl"
    page.fill("input#q", "Tripoli")
    assert page.evaluate(DIRECTION.format("input#q")) == "ltr"


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_wider_than_the_window(
    page: Page, archive: str, no_archive: str, name: str
) -> None:
    page.goto(STATES[name].at(archive, no_archive))
    for width in (320, 390, 640, 959, 960, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOW) == 0, width


def test_filters_come_after_the_results_on_a_phone(page: Page, archive: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{archive}/search?q=طرابلس")
    last, filters = (page.locator(each).bounding_box() for each in (".hit >> nth=-1", "aside"))
    assert last and filters
    assert filters["y"] > last["y"] + last["height"]
    page.click("text=التصفية >> visible=true")
    assert page.evaluate("scrollY") > 0


def test_a_mark_does_not_change_the_letters(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=رؤساء البلديات")
    assert page.locator(".snippet mark").count() > 2
    marked, plain = page.evaluate(MARK_WIDTHS)
    assert marked == pytest.approx(plain, abs=LAYOUT_UNIT)
    style = "getComputedStyle(document.querySelector('mark'))"
    for edge in ("padding", "borderWidth", "borderRadius", "margin"):
        assert page.evaluate(f"{style}.{edge}") == "0px"
    weights = "mark => [mark, mark.parentElement].map(each => getComputedStyle(each).fontWeight)"
    assert len(set(page.locator(".snippet mark").first.evaluate(weights))) == 1


@pytest.mark.parametrize("name", STATES)
def test_letters_are_never_spaced_nor_slanted(
    page: Page, archive: str, no_archive: str, name: str
) -> None:
    page.goto(STATES[name].at(archive, no_archive))
    assert page.evaluate(FORBIDDEN_STYLES) == 0


def test_text_is_set_with_room_for_its_marks(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=طرابلس")
    for selector in ("body", ".snippet", ".hit h2", ".meta", ".chip, .segments a", ".found h1"):
        assert page.evaluate(LINE_HEIGHT, selector) >= 1.79
    page.click(".hit h2 a")
    assert page.evaluate(LINE_HEIGHT, ".body p") >= 2
