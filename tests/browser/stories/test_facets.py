"""A reader narrows the results by section, source, author and year, and widens them again."""

import pytest

from tests.browser.stories.reader import Reader, number_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("title", ["القسم", "المصدر", "الكاتب", "السنة"])
def test_a_filter_finds_as_many_as_it_says_and_can_be_removed(reader: Reader, title: str) -> None:
    reader.looks_for("وزير")
    total = reader.total
    if reader.is_phone:
        reader.presses(reader.page.get_by_role("link", name="التصفية", exact=True))
    facet = reader.page.get_by_role("region", name=title, exact=True)
    choice = facet.get_by_role("link").first
    label = choice.locator(".label").inner_text()
    count = number_in(choice.locator(".count").inner_text())
    reader.follows(choice)
    assert reader.total == count < total
    in_force = reader.page.get_by_role("list", name="التصفية الحالية")
    assert label in in_force.inner_text()
    reader.follows(in_force.get_by_role("link").first)
    assert reader.total == total
    assert in_force.count() == 0


def test_filters_add_up_and_go_together(reader: Reader) -> None:
    reader.looks_for("وزير", section="سياسة", source="المرفأ")
    narrow = reader.total
    in_force = reader.page.get_by_role("list", name="التصفية الحالية")
    assert in_force.get_by_role("listitem").count() == 3
    reader.follows("احذفها كلّها")
    assert reader.total > narrow
    assert reader.asked("section") == reader.asked("source") == []
