"""A whole visit without JavaScript and without any other host."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.states import STATES

pytestmark = pytest.mark.browser


@pytest.fixture
def bare_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    with browser.new_context(java_script_enabled=False, locale="ar") as context:
        yield context.new_page()


def test_a_reader_searches_narrows_reads_and_returns(bare_page: Page, archive: str) -> None:
    page = bare_page
    page.goto(archive)
    page.fill("input#q", "رؤساء البلديات")
    page.press("input#q", "Enter")
    assert page.locator("h1").inner_text() == "نتائج البحث عن «رؤساء البلديات»"
    total = page.get_by_role("status").inner_text()

    page.click("aside .choice >> nth=0")
    assert page.get_by_role("status").inner_text() != total
    page.click(".controls summary >> nth=0")
    page.click("text=الأحدث")
    dates = page.locator(".hit time").evaluate_all("all => all.map(each => each.dateTime)")
    assert len(dates) > 1 and dates == sorted(dates, reverse=True)

    results = page.url
    title = page.locator(".hit h2").first.inner_text()
    page.click(".hit h2 a >> nth=0")
    assert page.locator("h1").inner_text() == title
    assert page.locator("mark").count() > 0
    page.click("text=العودة إلى النتائج")
    assert page.url == results

    page.click(".in-force a >> nth=0")
    assert page.get_by_role("status").inner_text() == total


def test_dates_are_asked_for_with_a_form(bare_page: Page, archive: str) -> None:
    page = bare_page
    page.goto(f"{archive}/search?source=المرفأ&sort=oldest")
    page.fill("#from", "2021")
    page.fill("#to", "2021-06")
    page.click("text=طبّق التاريخ")
    dates = page.locator(".hit time").evaluate_all("all => all.map(each => each.dateTime)")
    assert dates and all("2021-01-01" <= date <= "2021-06-30" for date in dates)
    assert page.locator("#to").input_value() == "2021-06-30"
    assert page.get_by_text("المصدر: المرفأ").count() == 1


def test_pages_are_turned_with_links(bare_page: Page, archive: str) -> None:
    page = bare_page
    page.goto(f"{archive}/search?source=المرفأ")
    seen = set(page.locator(".hit h2").all_inner_texts())
    page.click("text=التالي")
    assert page.locator(".pager [aria-current=page]").inner_text() == "2"
    assert seen.isdisjoint(page.locator(".hit h2").all_inner_texts())


@pytest.mark.parametrize("name", STATES)
def test_a_page_asks_nobody_else_and_breaks_no_rule(
    page: Page, archive: str, no_archive: str, name: str
) -> None:
    state, asked, complaints = STATES[name], list[str](), list[str]()
    page.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(state.at(archive, no_archive), wait_until="networkidle")
    home = archive if state.has_index else no_archive
    assert set(asked) == {urlsplit(home).netloc}
    expected = 0 if state.status == 200 else 1
    assert len(complaints) == expected, complaints
