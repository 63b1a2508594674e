import pytest

from search import SearchRequest
from web.paging import last_page, pager


def shown(page: int, total: int, size: int = 10) -> str:
    """Return the pager as one reads it, the current page in brackets."""
    links = pager(SearchRequest("a", page=page, size=size), total)
    if links is None:
        return ""
    numbers = [f"[{each.label}]" if each.is_current else each.label for each in links.numbers]
    before, after = ["<"] * bool(links.previous), [">"] * bool(links.next)
    return " ".join([*before, *numbers, *after])


@pytest.mark.parametrize(
    ("page", "total", "expected"),
    [
        (1, 0, ""),
        (1, 10, ""),
        (1, 11, "[1] 2 >"),
        (2, 11, "< 1 [2]"),
        (1, 200, "[1] 2 3 … 20 >"),
        (4, 200, "< 1 2 3 [4] 5 6 … 20 >"),
        (5, 200, "< 1 2 3 4 [5] 6 7 … 20 >"),
        (6, 200, "< 1 … 4 5 [6] 7 8 … 20 >"),
        (17, 200, "< 1 … 15 16 [17] 18 19 20 >"),
        (20, 200, "< 1 … 18 19 [20]"),
        (1000, 99_999, "< 1 … 998 999 [1,000]"),
        (3, 11, ""),
    ],
)
def test_the_pager_shows_the_pages_around_and_at_the_ends(
    page: int, total: int, expected: str
) -> None:
    assert shown(page, total) == expected


@pytest.mark.parametrize(
    ("total", "size", "expected"),
    [(0, 10, 1), (10, 10, 1), (11, 10, 2), (1_000_000, 10, 1000), (1_000_000, 100, 100)],
)
def test_the_last_page_is_within_the_first_ten_thousand(
    total: int, size: int, expected: int
) -> None:
    assert last_page(total, size) == expected
