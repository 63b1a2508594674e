import pytest

from search import RequestInvalid
from tests.web.client import Client
from web.selection import ARTICLE_FIELDS, HIT_FIELDS, wanted_fields


def test_fields_keep_the_order_of_the_contract() -> None:
    assert wanted_fields("score, title,,title", HIT_FIELDS) == ("id", "title", "score")
    assert wanted_fields("", HIT_FIELDS) == ("id",)
    assert wanted_fields(None, HIT_FIELDS) == HIT_FIELDS


def test_an_unknown_field_is_named_with_those_that_are_known() -> None:
    with pytest.raises(RequestInvalid, match=r"no field 'body'.*title_html"):
        wanted_fields("title,body", HIT_FIELDS)
    with pytest.raises(RequestInvalid) as error:
        wanted_fields("x" * 400, ARTICLE_FIELDS)
    assert len(str(error.value)) < 200


def test_hits_have_the_fields_that_are_wanted(client: Client) -> None:
    whole = client.get("/api/v1/search?q=طرابلس").json()
    answer = client.get("/api/v1/search?q=طرابلس&fields=title,date").json()
    assert list(answer) == list(whole)
    assert answer["hits"] == [
        {name: hit[name] for name in ("id", "title", "date")} for hit in whole["hits"]
    ]


@pytest.mark.parametrize("fields", ["body", "title,__class__", "id;title", "x" * 501, "*"])
@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/articles/bare"])
def test_a_bad_field_is_a_problem(client: Client, address: str, fields: str) -> None:
    fields = "nothing" if fields == "body" else fields
    response = client.get(f"{address}?fields={fields}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["fields"]
