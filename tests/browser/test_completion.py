"""The search box as an editable combobox: keyboard, mouse, finger, and what is announced."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_accessibility import OPTIONS

pytestmark = pytest.mark.browser
OPTION = "[role=option]"
ACTIVE = "#completions [aria-selected=true]"


@pytest.fixture
def touching_page(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    size = {"width": 390, "height": 844}
    with browser.new_context(viewport=size, has_touch=True, is_mobile=True, locale="ar") as context:  # type: ignore[arg-type]
        yield context.new_page()


def _type(page: Page, text: str) -> None:
    page.locator("#q").press_sequentially(text)
    expect(page.locator("#completions")).to_be_visible()


def _query(page: Page) -> str:
    return parse_qs(urlsplit(page.url).query)["q"][0]


def _texts(page: Page) -> list[str]:
    return page.locator(f"{OPTION} .text").all_inner_texts()


def test_the_box_is_a_combobox_that_says_what_it_offers(page: Page, archive: str) -> None:
    page.goto(archive)
    box = page.get_by_role("combobox", name="ابحث في الأرشيف")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    _type(page, "طراب")
    expect(box).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("listbox", name="تكملة البحث").get_by_role("option")
    assert box.get_attribute("aria-controls") == "completions"
    said = page.locator(".search-box [role=status]").inner_text()
    assert said == f"عدد التكملات: {options.count()}"
    assert all("طراب" in text for text in _texts(page))


def test_arrows_lead_through_the_options_and_back_into_the_box(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    box, number = page.locator("#q"), page.locator(OPTION).count()
    assert number > 2
    for place in (*range(number), None, 0):
        page.keyboard.press("ArrowDown")
        if place is None:
            assert box.get_attribute("aria-activedescendant") is None
        else:
            expect(box).to_have_attribute("aria-activedescendant", f"completion-{place}")
            assert page.locator(ACTIVE).get_attribute("id") == f"completion-{place}"
    for place in (None, number - 1, number - 2):
        page.keyboard.press("ArrowUp")
        expected = None if place is None else f"completion-{place}"
        assert box.get_attribute("aria-activedescendant") == expected
    assert box.input_value() == "طراب"
    expect(box).to_be_focused()


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_within_the_text_return_to_it(page: Page, archive: str, key: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(key)
    assert page.locator("#q").get_attribute("aria-activedescendant") is None
    expect(page.locator("#completions")).to_be_visible()
    caret = page.evaluate("document.getElementById('q').selectionStart")
    assert caret == {"Home": 0, "End": 4, "ArrowLeft": 4, "ArrowRight": 3}[key]


def test_enter_searches_what_is_chosen_and_keeps_the_filters(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?source=المرفأ&sort=oldest")
    _type(page, "طراب")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f"{ACTIVE} .text").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert _query(page) == chosen
    assert parse_qs(urlsplit(page.url).query)["source"] == ["المرفأ"]


def test_enter_without_a_choice_searches_what_was_typed(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert _query(page) == "طراب"


def test_a_headline_leads_to_its_article(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "مرفأ طرابلس")
    option = page.locator(OPTION, has_text="عنوان مقالة").first
    title = option.locator(".text").inner_text()
    option.click()
    page.wait_for_url("**/articles/**")
    assert page.locator("h1").inner_text() == title


def test_escape_closes_and_arrow_down_opens_again(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("#completions")).to_be_hidden()
    expect(page.locator("#q")).to_have_attribute("aria-expanded", "false")
    assert page.locator("#q").get_attribute("aria-activedescendant") is None
    assert page.locator("#q").input_value() == "طراب"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#completions")).to_be_visible()


def test_leaving_the_box_closes_the_list(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    page.keyboard.press("Tab")
    expect(page.locator("#completions")).to_be_hidden()


def test_an_option_is_chosen_with_the_mouse(page: Page, archive: str) -> None:
    page.goto(archive)
    _type(page, "طراب")
    chosen = _texts(page)[0]
    page.locator(OPTION).first.click()
    page.wait_for_url("**q=**")
    assert _query(page) == chosen


def test_an_option_is_chosen_with_a_finger(touching_page: Page, archive: str) -> None:
    page = touching_page
    page.goto(archive)
    page.locator("#q").tap()
    _type(page, "طراب")
    chosen = _texts(page)[0]
    boxes = [option.bounding_box() for option in page.locator(OPTION).all()]
    assert all(box and box["height"] >= 44 and box["width"] <= 390 for box in boxes)
    page.locator(OPTION).first.tap()
    page.wait_for_url("**q=**")
    assert _query(page) == chosen


def test_fast_typing_asks_for_few_and_an_answer_is_remembered(page: Page, archive: str) -> None:
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url) if "/suggestions" in each.url else None)
    page.goto(archive)
    _type(page, "طرابلس")
    expect(page.locator(f"{OPTION} .text").first).to_contain_text("طرابلس")
    assert len(asked) < len("طرابلس")
    before = len(asked)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#completions")).to_be_visible()
    assert len(asked) == before
    page.locator("#q").fill("")
    expect(page.locator("#completions")).to_be_hidden()


def test_an_old_answer_is_given_up(page: Page, archive: str) -> None:
    given_up: list[str] = []
    held: list[Route] = []
    page.on("requestfailed", lambda request: given_up.append(request.url))
    page.route("**/suggestions?q=%D9%82", lambda route: held.append(route))
    page.goto(archive)
    page.locator("#q").fill("ق")
    with page.expect_event("requestfailed"):
        page.wait_for_timeout(200)
        assert len(held) == 1
        page.locator("#q").fill("طراب")
    expect(page.locator(f"{OPTION} .text").first).to_contain_text("طراب")
    assert len(given_up) == 1


def test_without_an_answer_the_box_is_a_plain_one(page: Page, archive: str) -> None:
    page.route("**/suggestions**", lambda route: route.abort())
    page.goto(archive)
    page.locator("#q").press_sequentially("طراب")
    page.wait_for_timeout(300)
    expect(page.locator("#completions")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    assert page.locator("h1").is_visible()


def test_what_articles_write_is_only_text(page: Page, archive: str) -> None:
    hostile = '["ا",["<img src=x onerror=alert(1)>"],["<b>"],["http://x.example/search?q=1"]]'
    page.route("**/suggestions**", lambda route: route.fulfill(body=hostile))
    page.goto(archive)
    _type(page, "ا")
    assert _texts(page) == ["<img src=x onerror=alert(1)>"]
    assert page.locator("#completions img").count() == 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_list_lies_under_the_box_in_its_direction(
    page: Page, archive: str, language: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{archive}/?lang={language}")
    _type(page, "طراب")
    box, options = (page.locator(each).bounding_box() for each in ("#q", "#completions"))
    assert box and options
    assert options["y"] >= box["y"] + box["height"]
    assert options["x"] >= 0 and options["x"] + options["width"] <= 320
    direction = page.evaluate("getComputedStyle(document.getElementById('completions')).direction")
    assert direction == {"ar": "rtl", "en": "ltr"}[language]
    notes = " ".join(page.locator(f"{OPTION} .note").all_inner_texts())
    assert ("article" in notes) is (language == "en")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_list(page: Page, archive: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(archive)
    _type(page, "طراب")
    page.keyboard.press("ArrowDown")
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()
