"""A reader types a word into the box, is offered what it may become, and reads what was found."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EXAMPLES
from tests.browser.stories.conftest import ReaderOf
from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def test_a_reader_types_and_finds(reader: Reader) -> None:
    reader.visits()
    assert reader.page.get_by_text("في الأرشيف 166 مقالة").is_visible()
    reader.types("طراب")
    completions = reader.page.get_by_role("listbox", name="تكملة البحث")
    if reader.has_scripts:
        expect(completions).to_be_visible()
        option = completions.get_by_role("option", name="طرابلس").first
        wanted = option.locator(".text").inner_text()
        reader.presses(option)
    else:
        assert completions.count() == 0
        wanted = "طرابلس"
        reader.types("لس")
        reader.presses(reader.page.get_by_role("button", name="ابحث", exact=True))
    reader.page.wait_for_url("**q=**")
    assert reader.heading == f"نتائج البحث عن «{wanted}»"
    assert reader.total == len(reader.titles) == 6
    assert reader.page.locator("#q").input_value() == wanted


def test_every_hit_says_where_and_when_it_stood_and_why_it_was_found(reader: Reader) -> None:
    reader.looks_for("أسعار القمح")
    hits = reader.page.locator(".hit").all()
    assert len(hits) > 3
    for hit in hits:
        assert hit.locator("mark").count() > 0
        when = hit.locator(".meta").inner_text()
        assert "هـ" in when and "20" in when
    reasons = reader.page.locator(".hit .matched").all_inner_texts()
    assert "طابقت: قمح (حروف متصلة أخرى)" in [" ".join(each.split()) for each in reasons]


def test_examples_on_the_first_page_find_something(reader_of: ReaderOf, archive: str) -> None:
    for example in EXAMPLES:
        reader = reader_of(archive)
        reader.visits()
        reader.follows(example)
        assert reader.heading == f"نتائج البحث عن «{example}»"
        assert reader.total > 3


def test_pages_are_turned_and_no_article_comes_twice(reader: Reader) -> None:
    reader.looks_for("وزير")
    seen: list[str] = []
    while True:
        seen += reader.titles
        forward = reader.page.get_by_role("link", name="التالي")
        if not forward.count():
            break
        reader.follows(forward)
    assert len(seen) == len(set(seen)) == reader.total
