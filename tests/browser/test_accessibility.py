"""WCAG 2.2 AA as far as a machine can judge it, in every state and both colour schemes."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary")]
    .filter(each => !each.closest("p, dd, .skip, .trials") && each.type !== "hidden")
    // A column is as wide as time is long; the table has the same links, large enough.
    .filter(each => !each.closest("svg") && each.checkVisibility())
    .map(each => [each.textContent.trim(), each.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(
    page: Page,
    archive: str,
    no_archive: str,
    name: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(STATES[name].at(archive, no_archive))
    results = Axe().run(page, options=OPTIONS)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", STATES)
def test_targets_are_large_enough(page: Page, archive: str, no_archive: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(STATES[name].at(archive, no_archive))
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_first_tab_stop_skips_to_the_content(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=طرابلس")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "انتقل إلى المحتوى"
    box = skip.bounding_box()
    assert box and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_focus_is_seen_on_everything_that_takes_it(page: Page, archive: str) -> None:
    page.goto(f"{archive}/search?q=طرابلس&section=محليات")
    for _ in range(25):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px"
