"""A reader sees how each word was understood, and takes its related forms away."""

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_a_chip_shows_what_answers_a_word(reader: Reader) -> None:
    reader.looks_for("وزير")
    chip = reader.page.get_by_role("list", name="كيف فُهمت الكلمات؟").locator("li").first
    assert "وزير" in chip.inner_text()
    panel = chip.locator(".panel")
    assert not panel.is_visible()
    reader.presses(chip.locator("summary"))
    assert panel.is_visible()
    assert "الوزير" in panel.inner_text()


def test_a_cross_takes_the_related_forms_away_and_a_link_brings_them_back(reader: Reader) -> None:
    reader.looks_for("وزير")
    all_of_them, marked = reader.total, reader.marked
    assert {"وزير", "الوزير"} <= marked
    reader.follows("ابحث عن «وزير» كما كُتبت وحدها")
    assert reader.asked("q") == ["=وزير"]
    assert 0 < reader.total < all_of_them
    assert reader.marked == {"وزير"}
    chip = reader.page.get_by_role("list", name="كيف فُهمت الكلمات؟")
    assert "كما كُتبت" in chip.inner_text()
    reader.presses(chip.locator("summary").first)
    reader.follows(chip.get_by_role("link", name="عادي"))
    assert reader.total == all_of_them
    assert reader.marked == marked
