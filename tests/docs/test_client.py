"""docs/client.md: its example over the sample archive; the client beside the engine."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import search.client
from search import Interval, RequestInvalid, SearchRequest, Sort
from tests.web.admin.managed import TOKEN, managed
from tests.web.client import Client
from tests.web.jobs.scripted import REPORT, scripted
from tests.web.serving import served
from tests.web.transport import InProcess
from web.app import create_app
from web.engines import engines_at

MANUAL = (Path(__file__).parents[2] / "docs" / "client.md").read_text("utf-8")
CODE, PRINTED = (
    "\n".join(line.removeprefix("    ") for line in block.splitlines()).strip()
    for block in re.findall(r"(?:^(?: {4}.*)?\n)+", MANUAL.partition("```")[0], re.MULTILINE)
    if block.strip()
)
(INDEXING,) = re.findall(r"```python\n(.*?)```", MANUAL, re.DOTALL)
FAULTLESS = REPORT | {"skipped": {"total": 0, "kinds": []}}


@pytest.fixture(scope="module")
def client(sample_client: Client) -> search.client.Client:
    return search.client.Client("http://arshif", transport=InProcess(sample_client))


def test_example_prints_what_the_manual_says(sample_index: Path) -> None:
    # A server closes its engines when it ends, so it has its own.
    app = create_app(engines_at(sample_index))
    with served(app) as port, contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(CODE.replace(":8000", f":{port}"), {})
    assert printed.getvalue().strip() == PRINTED


def test_indexing_again_goes_as_the_manual_says(tmp_path: Path) -> None:
    managed_client, _ = managed(tmp_path, scripted([{"report": FAULTLESS}]))
    with served(managed_client.app) as port, contextlib.redirect_stdout(io.StringIO()) as printed:
        known = {"Client": search.client.Client, "token": TOKEN}
        exec(INDEXING.replace(":8000", f":{port}"), known)
    assert printed.getvalue().splitlines()[-1] == "published None"


def test_every_error_is_in_the_manual() -> None:
    named = set(search.client.__all__) - {"Client", "Problem", "Fault"}
    assert {name for name in named if f"`{name}`" not in MANUAL} == set()


def test_pages_and_cursors_give_the_same_hits(client: search.client.Client) -> None:
    request = SearchRequest("القمح لبنان", size=7, sort=Sort.NEWEST)
    first = client.search(request)
    following = client.search(SearchRequest("القمح لبنان", size=7, sort=Sort.NEWEST, page=2))
    hits = list(client.hits(request))
    assert tuple(hits[:14]) == first.hits + following.hits
    assert len(hits) == first.stories > 14


def test_export_has_every_article(client: search.client.Client) -> None:
    articles = list(client.export(SearchRequest(sort=Sort.OLDEST)))
    assert len(articles) == client.search("").total == 166
    assert client.article(articles[0].id).article == articles[0]
    days = [article.date for article in articles if article.date]
    assert days == sorted(days)


def test_explanations_and_timelines_arrive_whole(client: search.client.Client) -> None:
    result = client.search(SearchRequest("وزير", explain=True, timeline=Interval.YEAR))
    assert result.timeline == client.timeline("وزير", Interval.YEAR).timeline
    explanation = result.hits[0].explanation
    assert explanation and explanation.children and explanation.value == result.hits[0].score


def test_hits_are_asked_for_from_the_first_page_on(client: search.client.Client) -> None:
    with pytest.raises(RequestInvalid, match="page"):
        client.hits(SearchRequest("القمح", page=2))


def test_server_says_what_it_refuses(client: search.client.Client) -> None:
    with pytest.raises(search.client.Refused, match="size") as raised:
        client.suggest("ق", size=500)
    (fault,) = raised.value.problem.errors
    assert fault.parameter == "size"
