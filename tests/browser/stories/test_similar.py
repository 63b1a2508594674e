"""A reader goes on from an article to others like it."""

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_an_article_leads_to_others_like_it(reader: Reader) -> None:
    reader.visits("/articles/marfaa-0017")
    near = reader.page.get_by_role("complementary", name="مقالات قريبة")
    titles = near.locator("li a").all_inner_texts()
    assert len(titles) > 1
    assert reader.heading not in titles
    assert any("طرابلس" in title for title in titles)
    reader.follows(near.locator("li a").first)
    assert reader.heading == titles[0]
