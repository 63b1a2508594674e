"""Every example of docs/http-api.md against the app on the sample archive."""

import re
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

from search import SearchResult
from tests.docs.conftest import TOKEN
from tests.docs.curl import Example, examples
from tests.docs.shown import differences, has_lines, read_shown
from tests.web.client import Client
from web import paths
from web.failures import ALL
from web.routes.api.params import ApiSearchParams

MANUAL = (Path(__file__).parents[2] / "docs" / "http-api.md").read_text("utf-8")
JOB = re.compile(r'"id": ?"([0-9a-f]{16})"')
EXAMPLES = list(examples(MANUAL))
ADDRESSES = (
    *(paths.API_SEARCH, paths.API_FACETS, paths.API_TIMELINE, paths.API_ANALYZE, paths.API_SUGGEST),
    *(paths.API_EXPORT, paths.API_ARTICLE, paths.API_SIMILAR, paths.API_DUPLICATES, paths.FEED),
    *(paths.SUGGESTIONS, paths.OPENSEARCH, *sorted(paths.OPERATIONS), paths.API_REINDEX),
    *(
        paths.API_ROLLBACK,
        paths.API_JOBS,
        paths.API_JOB,
        paths.API_JOB_EVENTS,
        paths.API_JOB_CANCEL,
    ),
)


def ask(client: Client, example: Example, before: httpx.Response | None) -> httpx.Response:
    """Ask as an example does; $NEXT and $ETAG are of the answer before."""
    variables = {"TOKEN": TOKEN}
    if "$NEXT" in example.command and before:
        variables["NEXT"] = before.json()["next_cursor"]
    if "$JOB" in example.command and before:
        variables["JOB"] = JOB.search(before.text)[1]
    if "$ETAG" in example.command and before:
        variables["ETAG"] = before.headers["etag"]
    asked = example.asked(**variables)
    headers = {name.lower().replace("-", "_"): value for name, value in asked.headers.items()}
    # What httpx would say of itself, curl does not.
    headers = {"accept_encoding": "identity"} | headers
    if asked.method == "POST":
        return client.post(asked.address, **headers)
    return client.get(asked.address, asked.method, **headers)


@pytest.fixture(scope="module")
def answers(sample_client: Client) -> list[httpx.Response]:
    answered: list[httpx.Response] = []
    for example in EXAMPLES:
        answered.append(ask(sample_client, example, answered[-1] if answered else None))
    return answered


def test_manual_has_its_examples() -> None:
    assert len(EXAMPLES) > 20
    assert len(EXAMPLES) == MANUAL.count("$ curl ")


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda n: EXAMPLES[n].command[:60])
def test_example_is_answered_as_it_shows(answers: list[httpx.Response], number: int) -> None:
    example, answer = EXAMPLES[number], answers[number]
    assert answer.status_code == example.status
    assert example.headers.items() <= dict(answer.headers).items()
    text = answer.text.removeprefix("\ufeff")
    if "json" not in example.headers.get("content-type", ""):
        assert has_lines(example.body, text)
        assert bool(example.body) == bool(text)
    else:
        assert "content-type" in example.headers
        assert list(differences(read_shown(example.body), answer.json())) == []


def test_every_address_answers_head(sample_client: Client) -> None:
    for example in EXAMPLES:
        asked = example.asked(NEXT="*", ETAG="", TOKEN="", JOB="1")
        if asked.method == "GET" and "Authorization" not in asked.headers:
            head = sample_client.get(asked.address, "HEAD")
            assert (head.status_code, head.content) == (
                200 if example.status == 304 else example.status,
                b"",
            )


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_is_listed_and_has_an_example(address: str) -> None:
    named = address.replace("{article_id:id}", "{id}").replace("{job_id}", "{id}")
    assert f"`{named}`" in MANUAL
    asked = re.sub(r"\\\{(article|job)_id.*?\\\}", "[^/?]+", re.escape(address))
    assert any(
        re.fullmatch(asked, each.command.split("$ARSHIF")[1].split()[0]) for each in EXAMPLES
    )


def test_every_parameter_of_a_search_is_explained() -> None:
    table = MANUAL.split("| parameter |")[1].split("\n\n")[0]
    explained = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row)}
    known = {field.alias or name for name, field in ApiSearchParams.model_fields.items()}
    assert known <= explained


def test_every_field_of_a_result_is_shown() -> None:
    (first, *_) = EXAMPLES
    assert read_shown(first.body).keys() == {field.name for field in fields(SearchResult)}


def test_every_kind_of_error_is_explained() -> None:
    table = MANUAL.split("| type |")[1].split("\n\n")[0]
    explained = re.findall(r"^\| `([\w-]+)` \| (\d+) \|", table, re.MULTILINE)
    assert sorted(explained) == sorted((each.name, str(each.status)) for each in ALL)
