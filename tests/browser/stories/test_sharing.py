"""The address says all: who opens it elsewhere sees the same page."""

import pytest

from tests.browser.stories.conftest import ReaderOf

pytestmark = pytest.mark.browser


def test_a_friend_sees_what_the_reader_saw(reader_of: ReaderOf, archive: str) -> None:
    reader = reader_of(archive)
    reader.looks_for("رئيس", timeline="year")
    reader.presses(reader.page.locator(".controls summary").first)
    reader.follows(reader.page.get_by_role("link", name="الأحدث"))
    reader.follows(reader.page.get_by_role("region", name="المصدر", exact=True).get_by_role("link"))
    friend = reader_of(archive)
    friend.visits(reader.page.url.removeprefix(archive))
    assert friend.titles == reader.titles
    assert friend.total == reader.total
    assert friend.page.locator("main").inner_text() == reader.page.locator("main").inner_text()


def test_going_back_restores_each_step(reader_of: ReaderOf, archive: str) -> None:
    reader = reader_of(archive)
    reader.looks_for("رئيس")
    first = reader.titles
    reader.follows(reader.page.get_by_role("region", name="المصدر", exact=True).get_by_role("link"))
    assert reader.titles != first
    reader.page.go_back()
    assert reader.titles == first
