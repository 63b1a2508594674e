"""Trees of pages, also of those that no browser would be sent."""

import pytest

from corpus.readers.html_pages.flattening import MAX_DEPTH
from corpus.readers.html_pages.tree import PageUnreadable, parse_fragment, parse_page

DEEP = "<div>" * 300


@pytest.mark.parametrize("markup", ["", " ", "<!-- نص -->", "\0\x01"])
def test_nothing_is_refused(markup: str) -> None:
    with pytest.raises(PageUnreadable):
        parse_page(markup)


def test_deep_pages_are_flattened_and_nothing_is_lost() -> None:
    page = parse_page(f"<body>أول{DEEP}ثان<p>ثالث</p>" + "</div>" * 300 + "رابع")
    assert page.root.text_content() == "أولثانثالثرابع"
    assert max(len(list(element.iterancestors())) for element in page.root.iter()) == MAX_DEPTH
    assert len(page.notes) == 1
    assert parse_page("<p>نص</p>").notes == ()


def test_names_that_no_tree_may_have_do_not_stop_a_deep_page() -> None:
    root = parse_page(f"<di<v a<b='1' c='2'>نص{DEEP}آخر</di<v>").root
    assert root.text_content() == "نصآخر"


def test_lines_of_deep_pages_stay_lines() -> None:
    root = parse_page(f"{DEEP}<p>أول</p><p>ثان</p>").root
    assert [element.tail for element in root.iter("br") if element.tail] == ["أول", "ثان"]


def test_fragments_are_inside_of_an_element() -> None:
    assert parse_fragment("أ<b>ب</b>").text_content() == "أب"
