from tests.web.client import Client


def test_facets_are_those_of_the_search(client: Client) -> None:
    for query in ("q=طرابلس", "q=قمح&section=اقتصاد", "", "q=لا-شيء"):
        search = client.get(f"/api/v1/search?{query}").json()
        answer = client.get(f"/api/v1/facets?{query}").json()
        assert list(answer) == ["query", "total", "totals", "match", "facets", "rewritten"]
        assert answer == {name: search[name] for name in answer}


def test_pages_have_no_meaning_here(client: Client) -> None:
    problem = client.get("/api/v1/facets?page=2&from=x").json()
    assert {error["parameter"] for error in problem["errors"]} == {"page", "from"}
