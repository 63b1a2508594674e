import json
from dataclasses import asdict

import pytest

from search import Level, Recency, Rewriting, SearchRequest, Sort, Suggestion
from tests.web.client import Client
from tests.web.fake import FakeEngine


def test_the_answer_is_the_search_result_field_by_field(client: Client, engine: FakeEngine) -> None:
    response = client.get("/api/v1/search?q=وزير&level=wide")
    assert response.headers["content-type"] == "application/json"
    expected = asdict(engine.search(SearchRequest("وزير", level=Level.WIDE)))
    assert response.json() == json.loads(json.dumps(expected, default=str))


def test_the_answer_has_these_names_in_this_order(client: Client) -> None:
    answer = client.get('/api/v1/search?q="وزير').json()
    assert " ".join(answer) == (
        "query total totals stories match page size took_ms hits facets timeline"
        " suggestions rewritten compared"
    )
    assert list(answer["query"]) == ["text", "interpreted", "level", "warnings"]
    assert list(answer["query"]["warnings"][0]) == ["code", "message", "span"]
    (hit, *_) = answer["hits"]
    assert " ".join(hit) == (
        "id title date section source author url score snippet"
        " title_html title_highlights matched why explanation copies"
    )
    assert list(hit["snippet"]) == ["text", "html", "highlights"]
    assert list(hit["matched"][0]) == ["form", "because", "word", "weight"]
    assert (hit["why"], hit["explanation"]) == ("", None)
    assert list(answer["facets"]) == ["section", "source", "author", "year"]
    assert list(answer["facets"]["section"][0]) == ["value", "count"]


def test_arabic_is_written_as_it_is(client: Client) -> None:
    assert "طرابلس" in client.get("/api/v1/search?q=طرابلس").text


def test_every_parameter_reaches_the_engine(client: Client, engine: FakeEngine) -> None:
    client.get(
        "/api/v1/search?q=قمح&page=2&size=5&sort=oldest&from=2019&to=2020-02"
        "&section=a&section=b&source=c&level=exact&recency=mild"
    )
    (request,) = engine.requests
    assert (request.text, request.page, request.size) == ("قمح", 2, 5)
    assert (request.sort, request.level) == (Sort.OLDEST, Level.EXACT)
    assert request.recency is Recency.MILD
    assert (str(request.date_from), str(request.date_to)) == ("2019-01-01", "2020-02-29")
    assert (request.sections, request.sources) == (("a", "b"), ("c",))


def test_explanation_is_given_when_it_is_asked_for(client: Client) -> None:
    (hit, *_) = client.get("/api/v1/search?q=طرابلس&explain=true").json()["hits"]
    assert hit["why"] == "وُجدت لأن: كذا"
    assert hit["explanation"] == {"value": 1.0, "description": "score", "children": []}
    assert client.get("/api/v1/search?q=طرابلس&explain=why").status_code == 400


def test_suggestions_and_what_was_searched_instead_are_told(
    client: Client, engine: FakeEngine
) -> None:
    engine.suggestions = {"jvhfgs": (Suggestion("طرابلس", Rewriting.LAYOUT, 2),)}
    answer = client.get("/api/v1/search?q=jvhfgs").json()
    assert answer["rewritten"] == {"typed": "jvhfgs", "kind": "layout"}
    assert (answer["query"]["text"], answer["total"]) == ("طرابلس", 2)
    answer = client.get("/api/v1/search?q=jvhfgs&verbatim=true").json()
    assert (answer["rewritten"], answer["total"]) == (None, 0)
    assert answer["suggestions"] == [{"text": "طرابلس", "kind": "layout", "total": 2}]


def test_without_parameters_all_articles_come_newest_first(client: Client) -> None:
    answer = client.get("/api/v1/search").json()
    assert answer["total"] == 6
    assert answer["hits"][0]["date"] == "2023-04-06"


def test_a_page_past_the_end_is_empty_and_keeps_the_total(client: Client) -> None:
    answer = client.get("/api/v1/search?q=طرابلس&page=9").json()
    assert (answer["total"], answer["hits"], answer["page"]) == (2, [], 9)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=1001", "page"),
        ("size=0", "size"),
        ("size=101", "size"),
        ("sort=random", "sort"),
        ("level=loose", "level"),
        ("from=tomorrow", "from"),
        ("to=2017-02-30", "to"),
        ("from=2018&to=2017", "from"),
        ("query=قمح", "query"),
        ("suggest=maybe", "suggest"),
        ("verbatim=maybe", "verbatim"),
    ],
)
def test_a_bad_value_is_a_problem_that_names_it(client: Client, query: str, parameter: str) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert list(problem) == ["type", "title", "status", "detail", "instance", "errors"]
    assert problem["type"] == "/docs#request-invalid"
    assert (problem["status"], problem["instance"]) == (400, "/api/v1/search")
    assert [error["parameter"] for error in problem["errors"]] == [parameter]


def test_every_bad_value_is_named(client: Client) -> None:
    problem = client.get("/api/v1/search?page=0&level=x&to=x").json()
    assert {error["parameter"] for error in problem["errors"]} == {"page", "level", "to"}
