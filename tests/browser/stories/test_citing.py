"""A reader cites an article: who, what, where, when, and under which address."""

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_an_article_is_cited(reader: Reader) -> None:
    reader.visits("/articles/marfaa-0017")
    citation = reader.page.locator(".citation")
    assert not citation.is_visible()
    reader.presses(reader.page.get_by_text("اقتبس هذه المقالة"))
    assert citation.is_visible()
    said = citation.inner_text()
    assert reader.heading in said
    assert "المرفأ" in said and "2023" in said
    assert f"{reader.archive}/articles/marfaa-0017" in said


def test_the_permanent_address_leads_to_the_article(reader: Reader) -> None:
    reader.visits("/articles/marfaa-0017?q=قمح")
    title = reader.heading
    reader.follows(reader.page.locator("[rel=bookmark]"))
    assert reader.heading == title
    assert reader.asked("q") == []
