"""A slip of the pen, or a keyboard in the wrong layout: the page knows what was meant."""

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_a_suggestion_is_followed(reader: Reader) -> None:
    reader.looks_for("طرابلص", verbatim="true")
    asked = reader.page.locator(".did-you-mean")
    assert asked.inner_text().startswith("هل تقصد: طرابلس؟ (7 مقالات)")
    reader.follows(asked.get_by_role("link", name="طرابلس"))
    assert reader.heading == "نتائج البحث عن «طرابلس»"
    assert (reader.total, reader.articles) == (6, 7)


@pytest.mark.parametrize(
    ("typed", "meant"), [("طرابلص", "طرابلس"), ("vcshx hgfg]dhj", "رؤساء البلديات")]
)
def test_what_finds_nothing_is_searched_as_it_was_meant(
    reader: Reader, typed: str, meant: str
) -> None:
    reader.visits()
    reader.types(typed)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**q=**")
    said = reader.page.locator(".instead").inner_text()
    assert f"«{typed}»" in said and f"«{meant}»" in said
    assert reader.titles
    reader.follows("ابحث عمّا كُتب كما هو")
    assert reader.titles == []
