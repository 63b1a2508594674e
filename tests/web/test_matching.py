"""All of the words or some, on a page."""

import pytest

from search import Totals
from tests.web.client import Client, Element
from tests.web.fake import FakeEngine

QUERY = "/search?q=قمح طرابلس"


def said(page: Element) -> str:
    (line,) = page.classed("both-totals")
    return line.text


@pytest.mark.parametrize(
    ("some", "whole", "text"),
    [
        (1204, 27, "27 مقالة فيها كلّ الكلمات، و1,204 مقالات فيها بعضها"),
        (3, 2, "مقالتان فيهما كلّ الكلمات، و3 مقالات فيها بعضها"),
        (2, 1, "مقالة واحدة فيها كلّ الكلمات، ومقالتان فيهما بعضها"),
        (1, 0, "لا مقالة فيها كلّ الكلمات، ومقالة واحدة فيها بعضها"),
    ],
)
def test_both_totals_are_said_in_good_arabic(
    client: Client, engine: FakeEngine, some: int, whole: int, text: str
) -> None:
    engine.totals["قمح طرابلس"] = Totals(some, whole)
    assert said(client.page(QUERY)) == text


def test_the_number_that_is_not_shown_leads_to_its_articles(
    client: Client, engine: FakeEngine
) -> None:
    engine.totals["قمح طرابلس"] = Totals(1204, 27)
    some = client.page(client.page(QUERY + "&page=2").links["1,204 مقالات فيها بعضها"])
    assert engine.requests[-1].match == "any"
    assert engine.requests[-1].page == 1
    assert "بعضها" in some.links
    client.page(some.links["27 مقالة فيها كلّ الكلمات"])
    assert engine.requests[-1].match == "all"
    client.page(some.links["تلقائي"])
    assert engine.requests[-1].match == "auto"


def test_no_link_leads_to_no_articles(client: Client, engine: FakeEngine) -> None:
    engine.totals["قمح طرابلس"] = Totals(5, 0)
    (line,) = client.page(QUERY + "&match=any").classed("both-totals")
    assert not line.links


def test_nothing_is_said_where_both_are_the_same(client: Client) -> None:
    page = client.page("/search?q=طرابلس&match=all")
    assert not page.classed("both-totals")
    assert "كلّها" not in page.links
