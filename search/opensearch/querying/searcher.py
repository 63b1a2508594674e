"""Asks one generation on a cluster, within the time that is left for an answer."""

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from search.deadline import check_time, limit_seconds, seconds_left
from search.errors import EngineAway, IndexMissing, IndexUnusable, OutOfTime
from search.opensearch.connection import BUSY, FIRST_PAUSE, SECONDS, Connection
from search.opensearch.querying.clauses import Query

Request = Mapping[str, Any]
"""The body of a search, as JSON."""
Answer = dict[str, Any]
PAGE = 10_000
"""How many buckets or hits are asked for at once."""
_LONGEST_PAUSE = 2.0
"""In seconds: a part of the cluster that is busy still is not asked again."""
_GRACE = 0.5
"""How many seconds a cluster that has run out of time has to say so."""
_KEPT_ALIVE = "5m"


class Searcher:
    """The documents of one generation; any thread may ask."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self.index: Final = index

    def search(self, *requests: Request) -> list[Answer]:
        """Return the answers to some requests, which the cluster works on side by side.

        Raises:
            OutOfTime: they take longer than the time that is left.
            EngineAway: the cluster does not answer.
            IndexMissing: the generation was deleted, by two that were published since.
            IndexUnusable: the question has no sense to the cluster.
        """
        lines = [line for each in requests for line in ({"index": self.index}, dict(each))]

        def ask(left: float) -> list[Answer]:
            if not math.isinf(left):
                for body in lines[1::2]:
                    body["timeout"] = f"{max(1, int(1000 * left))}ms"
            sent = b"\n".join([*map(orjson.dumps, lines), b""])
            answers: list[Answer] = self._ask("POST", "/_msearch", sent, left)["responses"]
            return answers

        answers = self._persist(ask)
        for each in answers:
            self._check(each)
        return answers

    def sources(self, ids: Sequence[str], source: Sequence[str]) -> list[Answer | None]:
        """Return the `_source` of documents by their `_id`, None for what is not there.

        Raises: as `search`.
        """
        docs = {"docs": [{"_id": each, "_source": list(source)} for each in ids]}

        def ask(left: float) -> list[Answer]:
            answers: list[Answer] = self._ask("POST", f"/{self.index}/_mget", docs, left)["docs"]
            return answers

        answers = self._persist(ask)
        for each in answers:
            self._check(each)
        return [each.get("_source") if each["found"] else None for each in answers]

    def _persist(self, ask: Callable[[float], list[Answer]]) -> list[Answer]:
        """Ask again, after pauses, while a part of the cluster is busy or lost, in the time."""
        pause = FIRST_PAUSE
        while True:
            check_time()
            left = seconds_left()
            answers = ask(left)
            if not any(map(_is_partial, answers)) or pause > min(_LONGEST_PAUSE, left):
                return answers
            time.sleep(pause * random.uniform(0.5, 1.0))
            pause *= 2

    def buckets(self, sources: Mapping[str, Query]) -> Iterator[Answer]:
        """Yield a bucket for each combination of values that documents have, in their order.

        `sources` are those of a composite aggregation. Its buckets are exact on any cluster.
        """
        composite: dict[str, Any] = {
            "size": PAGE,
            "sources": [{name: source} for name, source in sources.items()],
        }
        while True:
            body = {"size": 0, "aggs": {"all": {"composite": composite}}}
            (answer,) = self.search(body)
            found = answer["aggregations"]["all"]
            yield from found["buckets"]
            if "after_key" not in found:
                return
            composite["after"] = found["after_key"]

    def open_point(self) -> str:
        """Return the id of a point in time: what is searched in it stays, whatever is deleted."""
        path = f"/{self.index}/_search/point_in_time"
        params = {"keep_alive": _KEPT_ALIVE}
        answer = self._connection.request("POST", path, params=params)
        return str(answer["pit_id"])

    def search_in(self, point: str, request: Request) -> Answer:
        """Return the answer to a request in a point in time, which is kept alive by it."""
        body = {**request, "pit": {"id": point, "keep_alive": _KEPT_ALIVE}}
        (answer,) = self._persist(lambda left: [self._ask("POST", "/_search", body, left)])
        self._check(answer)
        return answer

    def close_point(self, point: str) -> None:
        """Let go of a point in time."""
        self._connection.request("DELETE", "/_search/point_in_time", {"pit_id": [point]})

    def _ask(self, method: str, path: str, body: Any, left: float) -> Answer:
        seconds = SECONDS if math.isinf(left) else left + _GRACE
        return self._connection.request(method, path, body, timeout=seconds)

    def _check(self, answer: Answer) -> None:
        if answer.get("timed_out"):
            raise OutOfTime(limit_seconds())
        if not _is_partial(answer) and "error" not in answer:
            return
        failures = answer.get("_shards", {}).get("failures")
        error = answer.get("error") or (failures[0]["reason"] if failures else {})
        root = (error.get("root_cause") or [error.get("caused_by") or error])[0]
        told = f"{root.get('type', 'lost')}: {root.get('reason', 'a shard has no live copy')}"
        if _is_partial(answer):
            raise EngineAway(f"a part of {self.index} does not answer: {told}")
        if root.get("type") == "index_not_found_exception":
            raise IndexMissing(f"{self.index} is not kept any more; open the index again")
        raise IndexUnusable(f"{self.index}: {told}")


def _is_partial(answer: Answer) -> bool:
    """Say whether a part of the cluster, which is busy or lost, is missing from an answer."""
    if "error" in answer:
        return answer.get("status", 503) in BUSY
    shards = answer.get("_shards")
    return bool(shards and shards["successful"] < shards["total"] and not answer.get("timed_out"))
