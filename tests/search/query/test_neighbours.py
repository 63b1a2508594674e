"""Which words of a query are neighbours."""

import datetime as dt

import pytest

from search.query import parse_query
from search.query.neighbours import neighbours

TODAY = dt.date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وزير الخارجية المصري", [("وزير", "الخارجية"), ("الخارجية", "المصري")]),
        ("وزير في القاهرة", [("وزير", "القاهرة")]),
        ("وزير", []),
        ('وزير "الخارجية المصري" سامح', []),
        ("وزير -الخارجية المصري", []),
        ("وزير OR رئيس", []),
        ("عنوان:وزير الخارجية", []),
        ("عنوان:وزير عنوان:الخارجية", [("وزير", "الخارجية")]),
        ("وزير الخارجية تاريخ:2015", [("وزير", "الخارجية")]),
        ("+وزير +الخارجية", [("وزير", "الخارجية")]),
    ],
)
def test_words_that_follow_each_other_are_neighbours(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = neighbours(parse_query(text, TODAY).root)
    assert [(one.text, other.text) for one, other in found] == expected
