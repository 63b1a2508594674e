"""Sends documents in bulk: several requests under way, slower where the cluster is busy.

Whatever is sent may be sent again: the id of a document is its article's, so nothing is doubled.
"""

import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import orjson

from search.errors import EngineAway, IndexUnusable
from search.opensearch.connection import BUSY, FIRST_PAUSE, Connection
from search.opensearch.documents import Document

PATIENCE_SECONDS = 300.0
"""For how long a batch that a cluster has no room for is sent again."""
LONGEST_PAUSE = 10.0
MAX_BYTES = 8 << 20
"""How much one request holds; a cluster refuses 100 MB by default."""
Action = tuple[str, bytes]
"""The `_id` of a document, and the lines of a bulk request that index or change it."""


def index_action(document: Document) -> Action:
    """Return the lines that index a document in the place of the one of its `_id`, if any."""
    place = str(document["_id"])
    content = {name: value for name, value in document.items() if name != "_id"}
    lines = orjson.dumps({"index": {"_id": place}}), orjson.dumps(content), b""
    return place, b"\n".join(lines)


def delete_action(place: str) -> Action:
    """Return the line that deletes a document."""
    return place, orjson.dumps({"delete": {"_id": place}}) + b"\n"


class Bulk:
    """Sends actions to one index; any thread may."""

    def __init__(
        self,
        connection: Connection,
        index: str,
        patience: float = PATIENCE_SECONDS,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._connection = connection
        self._index = index
        self._patience = patience
        self._sleep = sleep

    def send(self, actions: Sequence[Action]) -> None:
        """Send actions until each has been done; where there is no room, wait and go on.

        Raises:
            EngineAway: the cluster has had no room or no node for as long as we have patience.
            IndexUnusable: it refuses a document; the message says why.
        """
        for part in _parts(actions):
            self._send(part)

    def _send(self, actions: Sequence[Action]) -> None:
        ends, pause = time.monotonic() + self._patience, FIRST_PAUSE
        while left := self._refused(actions, ends):
            if len(left) < len(actions):
                pause = FIRST_PAUSE
            actions = left
            if time.monotonic() + pause > ends:
                raise EngineAway(
                    f"{self._connection.address} has had no room for {len(actions):,} documents "
                    f"for {self._patience:g} seconds; run again, what is indexed is kept"
                )
            self._sleep(pause * random.uniform(0.5, 1.0))
            pause = min(2 * pause, LONGEST_PAUSE)

    def _refused(self, actions: Sequence[Action], ends: float) -> list[Action]:
        """Send actions once and return those that a busy cluster left undone."""
        body = b"".join(lines for _, lines in actions)
        left = max(ends - time.monotonic(), 1.0)
        answer = self._connection.request("POST", f"/{self._index}/_bulk", body, timeout=left)
        if not answer["errors"]:
            return []
        results = (next(iter(item.values())) for item in answer["items"])
        return [action for action, result in zip(actions, results, strict=True) if _is_busy(result)]


def _is_busy(result: dict[str, Any]) -> bool:
    """Say whether an action was left undone for now.

    Raises:
        IndexUnusable: it was refused for good.
    """
    error = result.get("error")
    if not error:
        return False
    if result["status"] in BUSY:
        return True
    cause = error.get("caused_by", error)
    raise IndexUnusable(
        f"OpenSearch refuses the document {result['_id']}: {error.get('type')}: "
        f"{cause.get('reason')}"
    )


def _parts(actions: Sequence[Action]) -> list[list[Action]]:
    """Part actions into requests of a fair size; a larger document is one by itself."""
    parts: list[list[Action]] = [[]]
    size = 0
    for action in actions:
        if parts[-1] and size + len(action[1]) > MAX_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(action)
        size += len(action[1])
    return parts if parts[0] else []
