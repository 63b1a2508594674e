"""What may be asked for."""

import datetime as dt

import pytest

from search import RequestInvalid, SearchRequest


@pytest.mark.parametrize(
    "parts",
    [
        {"size": 1},
        {"size": 100, "page": 100},
        {"size": 10, "page": 1000},
        {"date_from": dt.date(2015, 1, 1), "date_to": dt.date(2015, 1, 1)},
        {"date_to": dt.date.min},
        {"text": "\ud800" * 5000},
    ],
    ids=range(6),
)
def test_request_within_its_limits_is_taken(parts):
    SearchRequest(**parts)


@pytest.mark.parametrize(
    ("parts", "parameter"),
    [
        ({"size": 0}, "size"),
        ({"size": 101}, "size"),
        ({"size": -5}, "size"),
        ({"page": 0}, "page"),
        ({"page": -1}, "page"),
        ({"size": 100, "page": 101}, "page"),
        ({"size": 7, "page": 1429}, "page"),
        ({"date_from": dt.date(2015, 1, 2), "date_to": dt.date(2015, 1, 1)}, "from"),
    ],
    ids=str,
)
def test_request_beyond_its_limits_names_the_parameter(parts, parameter):
    with pytest.raises(RequestInvalid, match=r"\w{4}") as caught:
        SearchRequest(**parts)
    assert caught.value.parameter == parameter
