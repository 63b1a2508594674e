"""A reader takes all results home: as a table for Excel, as lines of JSON, as a feed to follow."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.browser.stories.reader import Reader

pytestmark = pytest.mark.browser


def downloaded(reader: Reader, label: str) -> bytes:
    with reader.page.expect_download() as started:
        reader.presses(reader.page.get_by_role("link", name=label))
    return Path(started.value.path()).read_bytes()


def test_all_results_are_taken_home(reader: Reader) -> None:
    reader.looks_for("وزير")
    total = reader.total
    assert total > len(reader.titles)
    table = downloaded(reader, "CSV")
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    lines = [json.loads(line) for line in downloaded(reader, "JSONL").splitlines()]
    assert len(rows) == len(lines) == total
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert rows[0]["title"] == reader.titles[0]


def test_a_search_is_followed_as_a_feed(reader: Reader) -> None:
    reader.looks_for("وزير")
    link = reader.page.get_by_role("link", name="Atom")
    address = link.get_attribute("href") or ""
    feed = reader.page.request.get(reader.archive + address)
    assert feed.status == 200
    assert "<entry>" in feed.text()
