"""Every rule of the sheets is for something that some page has."""

import pytest
from playwright.sync_api import Page

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
# What a page is not while it is looked at: pointed to, visited, printed, in other colours.
RULES = """() => {
    const moods = /::[a-z-]+|:(focus-visible|focus|hover|visited|target|placeholder-shown)\\b/g;
    const found = {};
    const look = (rules, sheet) => {
        for (const rule of rules) {
            if (rule.selectorText) {
                for (const selector of rule.selectorText.split(/,(?![^(]*\\))/)) {
                    const bare = selector.replace(moods, "").trim() || "*";
                    found[`${sheet}: ${selector.trim()}`] = document.querySelector(bare) !== null;
                }
            }
            if (rule.cssRules && rule.cssRules.length) look(rule.cssRules, sheet);
        }
    };
    for (const sheet of document.styleSheets) {
        look(sheet.cssRules, new URL(sheet.href).pathname.split("/").pop());
    }
    return found;
}"""


def test_no_rule_is_for_nothing(page: Page, archive: str, no_archive: str) -> None:
    used: dict[str, bool] = {}

    def look() -> None:
        for rule, is_used in page.evaluate(RULES).items():
            used[rule] = used.get(rule, False) or is_used

    for state in STATES.values():
        page.goto(state.at(archive, no_archive))
        look()
        # What opens, and what the scripts of an article add.
        for opener in ("details.menu summary", ".mark-bar button"):
            if page.locator(opener).count():
                page.locator(opener).first.click()
                look()
    page.goto(archive)
    page.locator("input#q").press_sequentially("القم")
    page.wait_for_selector(".completions li[aria-selected]", state="attached")
    page.keyboard.press("ArrowDown")
    look()
    assert len(used) > 200
    assert "\n".join(sorted(rule for rule, is_used in used.items() if not is_used)) == ""
