"""A reader chooses how loosely words are matched: مطابق، عادي، واسع."""

import pytest
from playwright.sync_api import Locator

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def levels(reader: Reader) -> Locator:
    return reader.page.get_by_role("navigation", name="المطابقة", exact=True)


def test_looser_levels_find_more(reader: Reader) -> None:
    reader.looks_for("وزير")
    assert levels(reader).locator("[aria-current]").inner_text() == "عادي"
    found = {}
    for level in ("مطابق", "عادي", "واسع"):
        reader.follows(levels(reader).get_by_role("link", name=level))
        assert levels(reader).locator("[aria-current]").inner_text() == level
        found[level] = reader.total
    assert 0 < found["مطابق"] < found["عادي"] <= found["واسع"]


def test_an_exact_search_marks_only_what_was_typed(reader: Reader) -> None:
    reader.looks_for("وزير")
    reader.follows(levels(reader).get_by_role("link", name="مطابق"))
    assert reader.asked("level") == ["exact"]
    assert reader.marked == {"وزير"}
