"""What a generation is asked is answered whole, or there is an error within the time."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from search import OutOfTime
from search.deadline import time_limit
from search.errors import EngineAway, IndexMissing, IndexUnusable
from search.opensearch.querying import searcher as module
from search.opensearch.querying.searcher import Searcher

WHOLE = {"status": 200, "took": 1, "timed_out": False, "_shards": {"total": 2, "successful": 2}}
LOST = WHOLE | {"_shards": {"total": 2, "successful": 1, "failures": []}}
BUSY = {"status": 429, "error": {"type": "circuit_breaking_exception", "reason": "too large"}}
WRONG = {"status": 400, "error": {"type": "parsing_exception", "reason": "no such query"}}


class Cluster:
    """Answers with the given answers in turn, the last of them for ever."""

    def __init__(self, *answers: dict[str, Any]) -> None:
        self.answers, self.asked = list(answers), 0

    def request(self, method: str, path: str, body: Any, timeout: float) -> dict[str, Any]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return {"docs" if path.endswith("_mget") else "responses": [answer]}


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """No test waits; the pauses are told."""
    pauses: list[float] = []
    monkeypatch.setattr(module.time, "sleep", pauses.append)
    yield pauses


def _searcher(*answers: dict[str, Any]) -> tuple[Searcher, Cluster]:
    cluster = Cluster(*answers)
    return Searcher(cluster, "index"), cluster  # type: ignore[arg-type]


@pytest.mark.parametrize("first", [[BUSY], [LOST], [BUSY, LOST, BUSY]])
def test_what_a_busy_or_lost_part_leaves_out_is_asked_again(
    first: Sequence[dict[str, Any]], pauses: list[float]
) -> None:
    searcher, cluster = _searcher(*first, WHOLE)
    assert searcher.search({"size": 0}) == [WHOLE]
    assert cluster.asked == len(first) + 1
    assert len(pauses) == len(first)


@pytest.mark.parametrize(("last", "why"), [(BUSY, "too large"), (LOST, "no live copy")])
def test_a_part_that_stays_away_is_no_half_answer(last: dict[str, Any], why: str) -> None:
    searcher, cluster = _searcher(last)
    with pytest.raises(EngineAway, match=why):
        searcher.search({"size": 0})
    assert cluster.asked > 3


def test_pauses_are_no_longer_than_the_time_that_is_left(pauses: list[float]) -> None:
    searcher, _ = _searcher(BUSY)
    with time_limit(0.3), pytest.raises(EngineAway):
        searcher.search({"size": 0})
    assert 1 <= len(pauses) <= 3
    assert sum(pauses) <= 0.35


def test_a_question_without_sense_is_asked_once() -> None:
    searcher, cluster = _searcher(WRONG)
    with pytest.raises(IndexUnusable, match="parsing_exception: no such query"):
        searcher.search({"size": 0})
    assert cluster.asked == 1


def test_a_generation_that_was_deleted_is_told_so() -> None:
    gone = {"status": 404, "error": {"type": "index_not_found_exception", "reason": "no index"}}
    searcher, cluster = _searcher(gone)
    with pytest.raises(IndexMissing, match="open the index again"):
        searcher.search({"size": 0})
    assert cluster.asked == 1


def test_an_answer_that_was_cut_by_time_is_none() -> None:
    searcher, _ = _searcher(LOST | {"timed_out": True})
    with time_limit(5), pytest.raises(OutOfTime, match="longer than 5 seconds"):
        searcher.search({"size": 0})


def test_nothing_is_asked_when_time_is_over() -> None:
    searcher, cluster = _searcher(WHOLE)
    with time_limit(0), pytest.raises(OutOfTime):
        searcher.search({"size": 0})
    assert not cluster.asked


def test_a_document_that_cannot_be_read_now_is_not_taken_for_missing() -> None:
    missing = {"_id": "a", "found": False}
    assert _searcher(missing)[0].sources(["a"], ["article"]) == [None]
    there = {"_id": "a", "found": True, "_source": {"article": {}}}
    failed = {"_id": "a", "error": {"type": "no_shard_available", "reason": "lost"}}
    assert _searcher(failed, there)[0].sources(["a"], ["article"]) == [{"article": {}}]
    with pytest.raises(EngineAway, match="no_shard_available"):
        _searcher(failed)[0].sources(["a"], ["article"])
