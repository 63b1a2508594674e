"""A real client asks `arshif mcp` over pipes, beside the engine itself."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import validate
from mcp.shared.exceptions import MCPError

from search import SearchRequest, Sort, answer, open_engine
from tests.indexes import article, publish
from tests.web.articles import ARTICLES, DATES, HOSTILE, PORT
from tests.web.tools.session import COMMAND, ROOT, Session, tools_of

SITE = "https://archive.example"
HANDSHAKE = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "test", "version": "1"},
}
MESSAGES = (
    {"id": 1, "method": "initialize", "params": HANDSHAKE},
    {"method": "notifications/initialized"},
    {"id": 2, "method": "tools/call", "params": {"name": "search", "arguments": {"query": "قمح"}}},
    {"id": 3, "method": "tools/call", "params": {"name": "search", "arguments": {}}},
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address = tmp_path_factory.mktemp("tools") / "index"
    publish(address, ARTICLES)
    return address


@pytest.fixture(scope="module")
def session(index: Path) -> Iterator[Session]:
    with tools_of("--index", str(index), "--site", f"{SITE}/") as session:
        yield session


def test_tools_are_described_and_only_read(session: Session) -> None:
    tools = session.tools()
    assert {name: each.input_schema["required"] for name, each in tools.items()} == {
        "search": ["query"],
        "fetch": ["id"],
    }
    for tool in tools.values():
        assert tool.annotations and tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert all(each["description"] for each in tool.input_schema["properties"].values())


@pytest.mark.parametrize("text", ["القمح", "طرابلس الوزير", "", "زمخشريات"])
def test_search_finds_what_the_engine_finds(session: Session, index: Path, text: str) -> None:
    found = session.answer("search", query=text, size=3, sort="oldest")
    with open_engine(index) as engine:
        expected = answer(engine, SearchRequest(text, size=3, sort=Sort.OLDEST))
    told = [(each["id"], each["title"], each["snippet"]) for each in found["results"]]
    assert told == [(hit.id, hit.title, hit.snippet.text) for hit in expected.hits]
    assert (found["total"], found["query"]) == (expected.total, expected.query.text)


def test_text_of_an_answer_says_what_its_values_say(session: Session) -> None:
    for name, arguments in (("search", {"query": "طرابلس"}), ("fetch", {"id": PORT.id})):
        result = session.call(name, **arguments)
        (content,) = result.content
        assert content.type == "text"
        assert json.loads(content.text) == result.structured_content
        schema = session.tools()[name].output_schema
        assert schema
        validate(result.structured_content, schema)


def test_filters_narrow_and_pages_follow_each_other(session: Session) -> None:
    pages = [session.answer("search", query="", size=2, page=number) for number in (1, 2, 3)]
    ids = [each["id"] for page in pages for each in page["results"]]
    assert sorted(ids) == sorted(each.id for each in ARTICLES)
    assert all(page["pages"] == 3 and page["total"] == 6 for page in pages)
    narrowed = {"section": ["اقتصاد"], "source": ["المرفأ"], "from": "2023-04", "to": "2023"}
    (only,) = session.answer("search", query="", author=None, **narrowed)["results"]
    assert (only["id"], only["date"], only["author"]) == (PORT.id, "2023-04-05", PORT.author)


def test_articles_are_cited_where_they_were_published_or_here(session: Session) -> None:
    found = {each["id"]: each for each in session.answer("search", query="")["results"]}
    assert found[PORT.id]["url"] == PORT.url
    assert found[PORT.id]["permalink"] == f"{SITE}/articles/{PORT.id}"
    # No address that a browser may follow.
    assert found[DATES.id]["url"] == found[DATES.id]["permalink"] == f"{SITE}/articles/{DATES.id}"


@pytest.mark.parametrize("each", ARTICLES, ids=lambda each: each.source or each.id)
def test_fetch_reads_the_whole_article(session: Session, each) -> None:
    fetched = session.answer("fetch", id=each.id)
    assert (fetched["id"], fetched["title"], fetched["text"]) == (each.id, each.title, each.body)
    metadata = fetched["metadata"]
    assert metadata["date"] == (each.date.isoformat() if each.date else "")
    assert metadata["original_url"] == each.url
    for name in ("section", "source", "author", "hijri", "dateline"):
        assert metadata[name] == getattr(each, name)


def test_what_was_odd_is_noted(session: Session) -> None:
    (note,) = session.answer("search", query='"المرفأ')["notes"]
    assert "quot" in note


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("search", {}, "query: Field required"),
        ("search", {"query": "قمح", "sections": ["اقتصاد"]}, "sections: Extra inputs"),
        ("search", {"query": "قمح", "page": 0}, "page: Input should be greater"),
        ("search", {"query": "قمح", "page": 101, "size": 100}, "page: only the first 10,000"),
        ("search", {"query": "قمح", "from": "2019-39"}, "from: month must be in 1..12"),
        ("search", {"query": "قمح", "from": "2020", "to": "2019"}, "from: the range of dates ends"),
        ("search", {"query": "قمح", "sort": "best"}, "sort: Input should be 'relevance'"),
        ("fetch", {"id": "nothing"}, "no article has the id 'nothing'"),
        ("fetch", {"id": ""}, "id: String should have at least 1 character"),
    ],
)
def test_what_cannot_be_answered_says_why(
    session: Session, name: str, arguments: dict[str, object], message: str
) -> None:
    assert message in session.failure(name, **arguments)
    assert "Value error" not in session.failure(name, **arguments)


def test_unknown_tool_is_an_error_of_the_protocol(session: Session) -> None:
    with pytest.raises(MCPError, match="no tool is called 'delete'"):
        session.call("delete")


def test_hostile_words_are_answered(session: Session) -> None:
    for text in ("(" * 5000, "\x00\u202e\ufffe", '"*~=-OR', HOSTILE.title):
        assert session.answer("search", query=text)["page"] == 1


def test_index_is_named_by_the_environment_and_may_come_later(tmp_path: Path) -> None:
    index = tmp_path / "later"
    with tools_of(ARSHIF_INDEX=str(index)) as session:
        assert "arshif index SOURCE" in session.failure("search", query="قمح")
        publish(index, [article("one", "القمح")])
        assert session.answer("search", query="قمح")["total"] == 1
        publish(index, [article("two", "القمح"), article("three", "قمح آخر")])
        found = session.answer("search", query="قمح")
        assert {each["id"] for each in found["results"]} == {"two", "three"}
        assert "'one'" in session.failure("fetch", id="one")
        assert found["results"][0]["url"].startswith("/articles/")


def test_nothing_but_the_protocol_is_on_standard_output(index: Path) -> None:
    lines = "".join(json.dumps({"jsonrpc": "2.0"} | each) + "\n" for each in MESSAGES)
    process = subprocess.Popen(
        [*COMMAND, "--index", index], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    with process:
        assert process.stdin and process.stdout
        process.stdin.write(lines.encode())
        process.stdin.flush()
        answers = [json.loads(process.stdout.readline()) for _ in range(3)]
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0
    assert {each["id"] for each in answers} == {1, 2, 3}
    assert all(each["jsonrpc"] == "2.0" and "result" in each for each in answers)
