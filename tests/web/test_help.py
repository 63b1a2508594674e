"""The help shows examples of the manual, each a link to its results."""

import pytest

from tests.query_examples import EXAMPLES
from tests.web.client import Client
from web.help_examples import SECTIONS


def test_every_example_is_one_of_the_manual_which_runs_them() -> None:
    manual = {query for query, _, _ in EXAMPLES}
    shown = [query for _, rows in SECTIONS for query, _ in rows]
    assert [query for query in shown if query not in manual] == []
    assert len(shown) == len(set(shown)) > 20


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_example_is_a_link_to_its_results(client: Client, language: str) -> None:
    page = client.page(f"/help?lang={language}")
    for query, _ in (row for _, rows in SECTIONS for row in rows):
        results = client.page(page.links[query])
        assert results.one("input", id="q").attributes["value"] == query


def test_help_needs_no_index(failing_client) -> None:
    from search import IndexMissing

    assert failing_client(IndexMissing("none")).page("/help").one("h1").text == "كيف أبحث؟"


@pytest.mark.parametrize("address", ["/", "/search?q=قمح", "/docs"])
def test_every_page_leads_to_the_help(client: Client, address: str) -> None:
    assert client.page(address).links["كيف أبحث؟"] == "/help"
