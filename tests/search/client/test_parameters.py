"""A request arrives at the server as it was sent."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import RequestInvalid, SearchRequest
from search.client.parameters import address_of, narrowing, segment, showing
from tests.strategies import requests
from web.page_requests import MANY
from web.params import NarrowingParams, SearchParams


def received(address: str) -> dict[str, object]:
    """Return the parameters as the server reads them."""
    values = parse_qs(urlsplit(address).query)
    return {name: each if name in MANY else each[0] for name, each in values.items()}


@given(requests(), st.booleans(), st.booleans(), st.booleans(), st.text(max_size=5))
def test_nothing_is_lost(request, explain, suggest, verbatim, compare):
    sent = replace(request, explain=explain, suggest=suggest, verbatim=verbatim, compare=compare)
    address = address_of("api/v1/search", narrowing(sent) + showing(sent))
    arrived = SearchParams.model_validate(received(address)).to_request()
    assert arrived == replace(
        sent,
        **{name: tuple(filter(None, getattr(sent, name))) for name in ("sections", "sources")},
        authors=tuple(filter(None, sent.authors)),
    )


@given(requests())
def test_counts_take_what_narrows(request):
    arrived = NarrowingParams.model_validate(received(address_of("x", narrowing(request))))
    assert arrived.to_request().text == request.text


def test_what_no_address_can_hold_is_an_error():
    with pytest.raises(RequestInvalid, match="surrogate"):
        address_of("x", narrowing(SearchRequest("\ud800")))
    for article_id in ("", "\ud800"):
        with pytest.raises(RequestInvalid):
            segment(article_id)
    assert segment("a/b?c#d%") == "a%2Fb%3Fc%23d%25"
