"""Bulk requests: what had no room is sent again, what is refused is told, nothing is dropped."""

import json

import pytest

from search import EngineAway, IndexUnusable
from search.opensearch.bulk import MAX_BYTES, Bulk, delete_action, index_action

BUSY = {"status": 429, "error": {"type": "rejected_execution_exception", "reason": "full"}}
WRONG = {"status": 400, "error": {"type": "mapper_parsing_exception", "reason": "no"}}


class FakeConnection:
    """Takes a third of what is sent at a time; `stored` is what it took."""

    address = "the cluster"

    def __init__(self, takes: bool = True, refusal: dict | None = None) -> None:
        self.stored: dict[str, dict] = {}
        self.sizes: list[int] = []
        self._takes = takes
        self._refusal = refusal

    def request(self, method, path, body, timeout):
        self.sizes.append(len(body))
        lines = [json.loads(line) for line in body.splitlines()]
        items = []
        for place in range(0, len(lines), 2):
            ((kind, named),) = lines[place].items()
            outcome: dict = {"status": 201}
            if self._refusal:
                outcome = self._refusal
            elif self._takes and (place // 2) % 3 == 0:
                self.stored[named["_id"]] = lines[place + 1]
            else:
                outcome = BUSY
            items.append({kind: {"_id": named["_id"], **outcome}})
        errors = any("error" in next(iter(item.values())) for item in items)
        return {"errors": errors, "items": items}


def _actions(count: int, size: int = 1):
    return [index_action({"_id": str(n), "text": "x" * size}) for n in range(count)]


def test_what_had_no_room_is_sent_again_until_all_is_there():
    connection, pauses = FakeConnection(), []
    Bulk(connection, "index", sleep=pauses.append).send(_actions(50))
    assert sorted(connection.stored, key=int) == [str(n) for n in range(50)]
    assert pauses


def test_cluster_without_room_is_given_up_after_a_while():
    bulk = Bulk(FakeConnection(takes=False), "index", patience=0.3)
    with pytest.raises(EngineAway, match="no room for 3 documents"):
        bulk.send(_actions(3))


def test_document_that_is_refused_is_named():
    bulk = Bulk(FakeConnection(refusal=WRONG), "index")
    with pytest.raises(IndexUnusable, match="document 0: mapper_parsing_exception: no"):
        bulk.send(_actions(1))


def test_requests_are_of_a_fair_size():
    connection = FakeConnection()
    Bulk(connection, "index", sleep=lambda _: None).send(_actions(7, MAX_BYTES // 3))
    assert len(connection.stored) == 7
    assert max(connection.sizes) <= MAX_BYTES


def test_nothing_is_no_request():
    connection = FakeConnection()
    Bulk(connection, "index").send([])
    assert connection.sizes == []


def test_deletion_names_the_document():
    assert json.loads(delete_action("abc")[1]) == {"delete": {"_id": "abc"}}
