"""Nothing is found: the page says so, and what would find something."""

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_filters_that_leave_nothing_can_be_let_go(reader: Reader) -> None:
    reader.looks_for("وزير", section="ثقافة", source="مدار")
    nothing = reader.page.locator(".nothing")
    assert nothing.is_visible() and reader.titles == []
    reader.follows(nothing.get_by_role("link", name="ابحث من دون «القسم: ثقافة»"))
    assert reader.titles
    assert reader.asked("source") == ["مدار"] and reader.asked("section") == []


def test_a_word_that_nobody_wrote_gets_advice(reader: Reader) -> None:
    reader.looks_for("زمخشريات")
    assert "زمخشريات" in reader.heading
    nothing = reader.page.locator(".nothing")
    assert nothing.get_by_role("listitem").count() > 0
    assert reader.page.locator("#q").input_value() == "زمخشريات"
