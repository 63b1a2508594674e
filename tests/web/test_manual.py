"""The manual of the API works without a network and leaves nothing out."""

from pydantic import TypeAdapter

from search import SearchResult
from tests.web.client import Client
from web.failures import ALL
from web.manual.example import EXAMPLE
from web.manual.kinds import kind_of


def test_the_manual_loads_nothing_from_elsewhere(client: Client) -> None:
    page = client.page("/docs")
    named = ("canonical", "search", "alternate")
    links = [link.attributes for link in page.all("link") if link.attributes["rel"] not in named]
    loaded = [link["href"] for link in links]
    loaded += [each.attributes["src"] for each in page.all() if "src" in each.attributes]
    assert loaded
    for address in loaded:
        assert address.startswith("/static/")
        assert client.get(address).status_code == 200


def test_the_manual_describes_every_parameter_in_both_languages(client: Client) -> None:
    page = client.page("/docs")
    document = client.get("/openapi.json").json()
    parameters = document["paths"]["/api/v1/search"]["get"]["parameters"]
    names = [each["name"] for each in parameters]
    expected = (
        "q level match recency from to section source author verbatim collapse page size sort "
        "timeline compare suggest explain cursor fields"
    )
    assert " ".join(names) == expected
    rows = {row.one("th").text: row for row in page.all("table")[0].all("tr")}
    for name in names:
        assert {each.attributes["lang"] for each in rows[name].all("p")} == {"ar", "en"}


def test_the_manual_shows_every_kind_of_value(client: Client) -> None:
    page = client.page("/docs")
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert {"SearchResult", "Hit", "Snippet", "MatchedForm", "Explanation"} <= set(schemas)
    headings = {heading.text for heading in page.all("h3")}
    assert set(schemas) <= headings


def test_every_problem_has_its_place_in_the_manual(client: Client) -> None:
    page = client.page("/docs")
    for failure in ALL:
        assert page.one("dt", id=failure.name)


def test_the_links_to_try_work(client: Client) -> None:
    trials = client.page("/docs").classed("trials")[0].all("a")
    assert len(trials) == 2
    for trial in trials:
        assert client.get(trial.attributes["href"]).status_code == 200


def test_the_example_is_an_answer_with_true_spans() -> None:
    TypeAdapter(SearchResult).validate_python(EXAMPLE)
    (hit,) = EXAMPLE.hits
    marked = [hit.snippet.text[start:end] for start, end in hit.snippet.highlights]
    assert marked == ["أسعار", "القمح"]
    for word in marked:
        assert f"<mark>{word}</mark>" in hit.snippet.html


def test_openapi_tells_of_every_answer(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    problems = {"400", "405", "413", "414", "429", "431", "500", "503", "default"}
    of_articles = problems | {"404"}
    expected = {
        "/api/v1/search": problems,
        "/api/v1/facets": problems,
        "/api/v1/timeline": problems,
        "/api/v1/articles/{article_id}/similar": of_articles,
        "/api/v1/articles/{article_id}/duplicates": of_articles,
        "/api/v1/articles/{article_id}": of_articles,
        "/api/v1/analyze": problems,
        "/api/v1/suggest": problems,
        "/api/v1/export": problems,
    }
    found = [path for path, methods in document["paths"].items() if "security" not in str(methods)]
    assert found == list(expected)
    for path, statuses in expected.items():
        answers = document["paths"][path]["get"]["responses"]
        assert set(answers) == {"200", "304", *statuses}
        # An export is no JSON value.
        written = answers["200"]["content"].get("application/json", {"example": ""})
        assert "example" in written
        for status in statuses:
            assert list(answers[status]["content"]) == ["application/problem+json"]
            assert answers[status]["content"]["application/problem+json"]["example"]


def test_openapi_tells_of_every_answer_to_administrators(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    everywhere = {*"400 401 403 405 413 414 429 431 500 503".split(), "default"}
    expected = {
        "/api/v1/reindex": ("post", {"202", "409"}),
        "/api/v1/rollback": ("post", {"200", "409"}),
        "/api/v1/jobs": ("get", {"200"}),
        "/api/v1/jobs/{job_id}": ("get", {"200", "404"}),
        "/api/v1/jobs/{job_id}/events": ("get", {"200", "204", "404"}),
        "/api/v1/jobs/{job_id}/cancel": ("post", {"202", "404"}),
    }
    for path, (method, own) in expected.items():
        operation = document["paths"][path][method]
        assert operation["security"] == [{"token": []}]
        assert set(operation["responses"]) == everywhere | own
        first = next(iter(operation["responses"].values()))
        assert all(content["example"] for content in first["content"].values())
    reindex = document["paths"]["/api/v1/reindex"]["post"]
    assert "409" in reindex["responses"]
    # Two problems may have one status: both are described.
    assert "no configuration" in reindex["responses"]["409"]["description"]
    assert "at work" in reindex["responses"]["409"]["description"]


def test_the_manual_leads_nobody_where_a_token_is_asked_for(client: Client) -> None:
    page = client.page("/docs")
    sections = [each for each in page.all("section") if "/api/v1/jobs" in each.all("h2")[0].text]
    assert len(sections) == 4
    assert not any(section.classed("trials") for section in sections)
    reindex = next(each for each in page.all("section") if "/reindex" in each.all("h2")[0].text)
    assert "Reindexing or null" in reindex.text


def test_the_manual_describes_what_depends_on_the_archive(client: Client) -> None:
    page = client.page("/docs")
    assert "GET /api/v1/articles/{article_id}/similar" in [each.text for each in page.all("h2")]
    table = next(each for each in page.all("table") if "article_id" in each.text)
    rows = {row.one("th").text: row for row in table.all("tr")}
    assert set(rows) == {"article_id", "size"}
    assert "≥ 1 ≤ 100, default 10" in rows["size"].text


def test_kinds_are_said_in_a_few_words() -> None:
    assert kind_of({"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}) == (
        "date or null"
    )
    assert kind_of({"type": "string", "enum": ["a", "b"], "default": "a"}) == "a | b, default a"
    spans = {"prefixItems": [{"type": "integer"}, {"type": "integer"}], "type": "array"}
    assert kind_of({"type": "array", "items": spans}) == "array of [integer, integer]"
    counts = {"type": "array", "items": {"$ref": "#/x/FacetCount"}}
    assert kind_of({"type": "object", "additionalProperties": counts}) == (
        "object of array of FacetCount"
    )
    assert kind_of({}) == "any"
