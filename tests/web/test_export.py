"""Exports are whole, open in Excel, run nothing there, and stop when nobody reads."""

import csv
import io
import json
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Article, SearchRequest
from tests.browser.conftest import served
from tests.strategies import texts
from tests.web.articles import ARTICLES, CUP, PORT
from tests.web.client import Client
from tests.web.conftest import client_of
from tests.web.fake import FakeEngine
from web.app import create_app
from web.engines import Engines
from web.exporting import COLUMNS, csv_lines, jsonl_lines
from web.streaming import in_chunks

articles = st.builds(
    Article, texts, texts, texts, st.none() | st.dates(), texts, texts, texts, texts
)


def _rows(content: bytes) -> list[list[str]]:
    csv.field_size_limit(1 << 24)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content[3:].decode()
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_a_table_has_every_result_in_the_order_asked_for(client: Client) -> None:
    query = urlencode({"q": "طرابلس", "sort": "oldest", "page": "3"})
    response = client.get(f"/api/v1/export?{query}&format=csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == 'attachment; filename="arshif.csv"'
    header, *rows = _rows(response.content)
    assert tuple(header) == COLUMNS
    assert [row[0] for row in rows] == [CUP.id, PORT.id]
    row = dict(zip(header, rows[1], strict=True))
    assert (row["title"], row["date"], row["body"]) == (PORT.title, "2023-04-05", PORT.body)
    assert row["characters"] == str(len(PORT.body))


def test_json_lines_have_the_articles_whole(client: Client) -> None:
    response = client.get("/api/v1/export?format=jsonl")
    assert response.headers["content-disposition"] == 'attachment; filename="arshif.jsonl"'
    found = [json.loads(line) for line in response.content.splitlines()]
    expected = {a.id: json.loads(json.dumps(asdict(a), default=str)) for a in ARTICLES}
    assert {each["id"]: each for each in found} == expected


@pytest.mark.parametrize(
    "query", ["format=xml", "format=", "size=0", "from=x", "from=2020&to=2019"]
)
def test_what_has_no_meaning_is_a_problem(client: Client, query: str) -> None:
    response = client.get(f"/api/v1/export?{query}")
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_results_link_to_their_files_and_their_feed(client: Client) -> None:
    page = client.page(
        "/search?" + urlencode({"q": "طرابلس", "source": "المرفأ", "sort": "newest"})
    )
    links = page.links
    for label in ("كل النتائج جدولًا (CSV)", "كل النتائج بصيغة JSONL", "تابع جديدها (Atom)"):
        assert client.get(links[label]).status_code == 200
        assert "source=" in links[label]
    assert "sort=newest" in links["كل النتائج جدولًا (CSV)"]
    assert page.one("link", type="application/atom+xml").attributes["href"].startswith("/feed?")


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u200f=1",
        "\x00=1",
        "＝1",
        "|calc",
    ],
)
def test_a_cell_is_never_a_formula(formula: str) -> None:
    article = Article(formula, formula, formula, None, formula, formula, formula, formula)
    _, row = _rows(b"".join(csv_lines([article])))
    assert [cell for cell in row if cell and not cell.isdigit()]
    for cell in row:
        assert cell == "" or cell.isdigit() or cell.startswith("'")


def test_a_body_longer_than_a_cell_is_cut_and_says_so() -> None:
    _, row = _rows(b"".join(csv_lines([Article("1", "ع", "ن" * 40_000)])))
    cells = dict(zip(COLUMNS, row, strict=True))
    assert len(cells["body"]) == 32_767 and cells["body"].endswith("…")
    assert cells["characters"] == "40000"


@settings(max_examples=200)
@given(st.lists(articles, max_size=5))
def test_whatever_is_written_the_table_has_its_rows_and_columns(some: list[Article]) -> None:
    content = b"".join(csv_lines(some))
    header, *rows = _rows(content)
    assert {len(row) for row in (header, *rows)} == {len(COLUMNS)}
    assert len(rows) == len(some)
    assert b"\x00" not in content
    for row in rows:
        assert not any(re.match(r"[=+\-@\t\r]", cell) for cell in row)


@settings(max_examples=200)
@given(st.lists(articles, max_size=5))
def test_whatever_is_written_each_line_is_its_article(some: list[Article]) -> None:
    lines = list(jsonl_lines(some))
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    for line, article in zip(lines, some, strict=True):
        # Halves of a surrogate pair that meet are one character to every reader of JSON.
        assert json.loads(line) == json.loads(json.dumps(asdict(article), default=str))


@given(st.lists(st.binary(max_size=30)), st.integers(1, 40))
def test_chunks_are_the_same_bytes(lines: list[bytes], size: int) -> None:
    chunks = list(in_chunks(lines, size))
    assert b"".join(chunks) == b"".join(lines)
    assert all(len(chunk) >= size for chunk in chunks[:-1])


class _EndlessEngine(FakeEngine):
    """Exports without an end, and counts."""

    def export(self, request: SearchRequest) -> Iterator[Article]:
        while True:
            self.exported += 1
            yield Article(str(self.exported), "عنوان", "نصّ " * 1000)


@pytest.mark.parametrize("file_format", ["csv", "jsonl"])
def test_who_stops_reading_is_not_written_to(file_format: str) -> None:
    engine = _EndlessEngine([])
    app = create_app(Engines(lambda: engine, lambda: "published"))
    with served(app) as address:
        port = urlsplit(address).port
        with socket.create_connection(("127.0.0.1", port or 0)) as visitor:
            request = f"GET /api/v1/export?format={file_format} HTTP/1.1\r\nHost: arshif\r\n\r\n"
            visitor.sendall(request.encode())
            assert visitor.recv(1 << 16).startswith(b"HTTP/1.1 200")
            _wait_until_still(engine)
            while_read = engine.exported
            for _ in range(200):
                visitor.recv(1 << 20)
            assert engine.exported > while_read
        _wait_until_still(engine)
    # What was under way when the visitor left may be finished, no more.
    assert engine.exported < 1_000_000


def _wait_until_still(engine: FakeEngine) -> None:
    """Wait until nothing is exported any more: a visitor who reads nothing holds the writing up."""
    deadline, before = time.monotonic() + 20, -1
    while engine.exported != before:
        assert time.monotonic() < deadline, "still exporting"
        before = engine.exported
        time.sleep(0.3)


def test_an_export_takes_no_more_memory_the_longer_it_is() -> None:
    engine = client_of(_EndlessEngine([])).app.state.services.engines
    with engine.lease() as lent:
        chunks = in_chunks(csv_lines(lent.export(SearchRequest())))
        sizes = [len(next(chunks)) for _ in range(50)]
    assert max(sizes) < 1 << 17
