"""A reader looks at the results over the years, goes into one, and compares two searches."""

import pytest

from tests.browser.stories.reader import Reader, number_in

pytestmark = pytest.mark.browser


def numbers(reader: Reader) -> dict[str, int]:
    """Return the rows of the table."""
    reader.presses(reader.page.get_by_text("الأرقام في جدول").first)
    rows = reader.page.locator(".numbers tbody tr").all()
    cells = (
        (row.locator("th").inner_text(), row.locator("td").nth(1).inner_text()) for row in rows
    )
    return {label: number_in(cell) for label, cell in cells}


def test_a_reader_zooms_into_a_year_and_out_again(reader: Reader) -> None:
    reader.looks_for("رئيس")
    total = reader.articles
    reader.follows("المخطّط الزمني")
    reader.follows(reader.page.locator(".timeline").get_by_role("link", name="بالسنة"))
    by_year = numbers(reader)
    assert len(by_year) > 3 and sum(by_year.values()) == total
    assert reader.page.locator(".columns a").count() == len(by_year)
    year = max(by_year, key=by_year.__getitem__)
    reader.follows(reader.page.locator(".numbers").get_by_role("link", name=year))
    assert reader.articles == by_year[year]
    assert reader.asked("from") == [year]
    reader.follows("كلّ المدّة")
    assert reader.articles == total


def test_a_column_leads_into_its_time(reader: Reader) -> None:
    reader.looks_for("رئيس", timeline="year")
    column = reader.page.locator(".columns a").first
    label = column.get_attribute("aria-label") or ""
    reader.follows(column)
    assert 0 < reader.total < 40
    assert reader.asked("from")[0][:4] in label


def test_two_searches_are_compared(reader: Reader) -> None:
    reader.looks_for("رئيس", timeline="year")
    reader.page.fill("#compare", "وزير")
    reader.follows(reader.page.get_by_role("button", name="قارن"))
    assert reader.page.locator(".legend bdi").all_inner_texts() == ["رئيس", "وزير"]
    assert reader.page.locator(".columns rect.series-2").count() > 0
    reader.presses(reader.page.get_by_text("الأرقام في جدول").first)
    heads = reader.page.locator(".numbers thead th").all_inner_texts()
    assert {"عدد المقالات «رئيس»", "عدد المقالات «وزير»"} <= set(heads)
    reader.follows("احذف المقارنة")
    assert reader.page.locator(".legend").count() == 0


def test_shares_of_the_archive_are_percents(reader: Reader) -> None:
    reader.looks_for("رئيس", timeline="year")
    reader.follows(reader.page.get_by_role("navigation", name="ما يُعدّ").get_by_role("link").last)
    reader.presses(reader.page.get_by_text("الأرقام في جدول").first)
    assert reader.page.locator(".numbers tbody td").nth(2).inner_text() == "24%"
    assert "%" in (reader.page.locator(".columns text:not(.time)").last.text_content() or "")
