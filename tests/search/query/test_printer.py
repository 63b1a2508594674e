"""The query said back to the reader."""

import pytest

from search.query import parse_query, print_query


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", ""),
        ("  وزير   لبنان؟ ", "وزير لبنان"),
        ("في بيروت", "بيروت"),
        ("“رئيس الوزراء” «بيروت»", '"رئيس الوزراء" بيروت'),
        ("−لبنان -“رئيس الوزراء”", '-لبنان -"رئيس الوزراء"'),
        ("العنوان:لبنان -النص:سوريا", "title:لبنان -body:سوريا"),
        ("قسم:رياضة القسم:سياسة لبنان", 'لبنان section:"رياضة" section:"سياسة"'),
        ("-مصدر:رويترز", '-source:"رويترز"'),
        ("تاريخ:٢٠١٥/٠٢", "date:2015-02-01..2015-02-28"),
        ("date:..1999 -date:1948..", 'date:..1999-12-31 -date:"1948-01-01.."'),
        ('لبنان"', "لبنان"),
    ],
)
def test_query_is_said_back(text, printed):
    assert print_query(parse_query(text).root) == printed
