"""A reader opens an article and goes from match to match."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser
ARTICLE = "/articles/marfaa-0017?q=قمح طرابلس&level=wide"


def is_in_sight(place: Locator) -> bool:
    return bool(
        place.evaluate(
            "each => { const box = each.getBoundingClientRect();"
            " return box.bottom > 0 && box.top < innerHeight; }"
        )
    )


def test_a_hit_is_read_and_left_again(reader: Reader) -> None:
    reader.looks_for("قمح طرابلس")
    results, title = reader.page.url, reader.titles[0]
    reader.follows(reader.page.locator(".hit h2 a").first)
    assert reader.heading == title
    assert reader.marked
    reader.follows("العودة إلى النتائج")
    assert reader.page.url == results


def test_matches_are_counted_and_gone_through(reader: Reader) -> None:
    reader.visits(ARTICLE)
    number = reader.page.locator("article mark").count()
    assert str(number) in reader.page.locator(".marks .count").inner_text()
    if reader.has_scripts:
        bar = reader.page.locator(".mark-bar")
        for at in (1, 2):
            reader.presses(bar.get_by_role("button", name="التالي"))
            expect(bar.get_by_role("status")).to_have_text(f"{at}/{number}")
        assert is_in_sight(reader.page.locator("mark.is-current"))
        for at in (1, number):
            reader.presses(bar.get_by_role("button", name="السابق"))
            expect(bar.get_by_role("status")).to_have_text(f"{at}/{number}")
    else:
        reader.presses(reader.page.get_by_role("link", name="إلى أوّل موضع"))
        assert is_in_sight(reader.page.locator(":target mark").first)
        reader.presses(reader.page.get_by_role("link", name="الموضع التالي").first)
        assert is_in_sight(reader.page.locator(":target mark").first)


def test_the_forms_that_matched_are_told(reader: Reader) -> None:
    reader.visits(ARTICLE)
    told = set(reader.page.locator("article .matched .form").all_inner_texts())
    assert told == {"القمح"}
