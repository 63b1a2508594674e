"""The timeline and the menus by keyboard, by pointer, and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.getAttribute('aria-label')"


def labels(page: Page) -> list[str]:
    return [each.get_attribute("aria-label") or "" for each in page.locator(".columns a").all()]


@pytest.mark.parametrize(("language", "later"), [("ar", "ArrowLeft"), ("en", "ArrowRight")])
def test_arrows_go_through_the_columns_as_time_runs(
    page: Page, archive: str, language: str, later: str
) -> None:
    page.goto(f"{archive}/search?q=رئيس&timeline=year&lang={language}")
    named = labels(page)
    assert len(named) > 2
    page.locator(".columns a").first.focus()
    page.keyboard.press(later)
    assert page.evaluate(FOCUSED) == named[1]
    page.keyboard.press("End")
    assert page.evaluate(FOCUSED) == named[-1]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == named[-1]
    page.keyboard.press("Enter")
    page.wait_for_url("**from=*")
    assert page.locator(".columns a").count() >= 1


def test_a_click_zooms_in_and_a_link_out_without_scripts(browser: Browser, archive: str) -> None:
    with browser.new_context(java_script_enabled=False, locale="ar") as context:
        page = context.new_page()
        page.goto(f"{archive}/search?q=رئيس")
        total = page.get_by_role("status").inner_text()
        page.click(".spark")
        page.click("text=بالسنة")
        page.locator(".columns a").first.click()
        assert page.get_by_role("status").inner_text() != total
        page.click(".numbers summary")
        assert page.locator(".numbers tbody tr").first.is_visible()
        page.click("text=كلّ المدّة")
        page.fill("#compare", "وزير")
        page.click("text=قارن >> nth=-1")
        assert page.locator(".legend bdi").all_inner_texts() == ["رئيس", "وزير"]


def test_time_runs_from_right_to_left_in_arabic(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=رئيس&timeline=year")
    boxes = [each.bounding_box() for each in page.locator(".columns a").all()]
    edges = [box["x"] for box in boxes if box]
    assert len(edges) == len(boxes) and edges == sorted(edges, reverse=True)


def test_a_menu_closes_on_escape_and_on_a_click_elsewhere(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=رئيس")
    menu = page.locator("details.menu").first
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.locator("summary").click()
    page.click("h1")
    assert menu.get_attribute("open") is None


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_open_menus_stay_within_the_window(page: Page, archive: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for language in ("ar", "en"):
        page.goto(f"{archive}/search?q=رؤساء البلديات&lang={language}")
        for menu in page.locator("details.menu").all():
            menu.locator("summary").click()
            box = menu.locator(".panel").bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
            page.keyboard.press("Escape")
