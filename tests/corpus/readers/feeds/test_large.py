"""Feeds that are read in parts give what they give when they are read whole."""

import gzip
from pathlib import Path

import pytest

from corpus import Record, Skipped
from corpus.readers import feeds
from corpus.readers.feeds.large import PART_ENTRIES
from tests.corpus.packing import read_path, write
from tests.corpus.readers.feeds.test_feeds import ATOM, ITEM, RSS, RSS_1
from tests.corpus.reading import read_bytes

ENTRIES = 2 * PART_ENTRIES + 7


def _repeated(feed: str, first: str, last: str, mark: str) -> str:
    """Return a feed of many entries, each with a number in the place of `mark`."""
    start, end = feed.index(first), feed.rindex(last) + len(last)
    entry = feed[start:end]
    entries = (entry.replace(mark, f"{number}-{mark}") for number in range(ENTRIES))
    return feed[:start] + "\n".join(entries) + feed[end:]


FEEDS = {
    "rss": _repeated(RSS.format("UTF-8", ITEM), "<item", "</item>", "p=1"),
    "rss1": _repeated(RSS_1, "<item", "</item>", "/1</link>"),
    "atom": _repeated(ATOM, "<entry", "</entry>", "2017:1"),
    "prefixed": _repeated(
        ATOM.replace("xmlns=", "xmlns:a=", 1).replace("<", "<a:").replace("<a:/", "</a:")
        .replace("<a:?", "<?").replace("<a:div", "<div").replace("</a:div", "</div")
        .replace("<a:p>", "<p>").replace("</a:p>", "</p>"),
        "<a:entry", "</a:entry>", "2017:1",
    ),
    "comments": _repeated(
        RSS.format("UTF-8", f"<!-- <item> --><image><url>x</url></image>{ITEM}"),
        "<item>\n", "</item>", "p=1",
    ),
}  # fmt: skip


def read(data: bytes) -> list[Record | Skipped]:
    return read_bytes(feeds, data, "a.xml")


@pytest.mark.parametrize("name", FEEDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_large_feed_is_read_as_a_small_one(
    monkeypatch: pytest.MonkeyPatch, name: str, encoding: str
) -> None:
    data = FEEDS[name].replace("UTF-8", encoding).encode(encoding)
    whole = read(data)
    monkeypatch.setattr("corpus.streams.MAX_RECORD_BYTES", 20_000)
    parts = read(data)
    assert len(whole) >= ENTRIES
    assert parts == whole


def test_entry_that_is_too_large_is_named_and_the_others_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("corpus.streams.MAX_RECORD_BYTES", 20_000)
    huge = ITEM.replace("قصيرة", "قصيرة" * 20_000)
    outcomes = read(RSS.format("UTF-8", ITEM + huge + ITEM).encode())
    assert [outcome.origin.line for outcome in outcomes] == [1, 2, 3]
    skipped = [outcome.reason for outcome in outcomes if isinstance(outcome, Skipped)]
    assert skipped == ["the record is too large for one article"]


def test_broken_entry_is_noted_in_its_part_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.streams.MAX_RECORD_BYTES", 20_000)
    outcomes = read(FEEDS["rss"].replace("</title>\n<link>", "<link>", 1).encode())
    noted = [outcome for outcome in outcomes if isinstance(outcome, Record) and outcome.notes]
    assert len(outcomes) == ENTRIES
    assert len(noted) == PART_ENTRIES
    assert noted[0].notes[0].startswith("not well-formed XML")


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        (RSS.format("UTF-8", "س" * 40_000), "no entry in the feed"),
        (RSS.format("UTF-8", "<a/>" * 4000 + "س" * 2000), "no entry in the feed"),
        (
            "<!DOCTYPE rss [<!ENTITY a 'b'>]>" + FEEDS["rss"],
            "the document type declares entities; take it out to read the file",
        ),
    ],
)
def test_large_feed_that_is_none_says_why(
    monkeypatch: pytest.MonkeyPatch, feed: str, reason: str
) -> None:
    monkeypatch.setattr("corpus.streams.MAX_RECORD_BYTES", 10_000)
    (outcome,) = read(feed.encode())
    assert isinstance(outcome, Skipped)
    assert outcome.reason == reason


def test_feed_that_is_cut_short_gives_its_entries_before_the_cut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("corpus.streams.MAX_RECORD_BYTES", 20_000)
    packed = gzip.compress(FEEDS["rss"].encode(), 0)
    outcomes = read_path(write(tmp_path, "a.xml.gz", packed[: -len(packed) // 4]))
    assert PART_ENTRIES < len(outcomes) < ENTRIES
    assert outcomes[-1] == Skipped(outcomes[-1].origin, "the compressed file is cut short")
    assert all(isinstance(outcome, Record) for outcome in outcomes[:-1])
