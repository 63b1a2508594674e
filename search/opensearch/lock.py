"""One indexer at a time: a document that its holder renews, so that it ends with its holder.

No clock is compared: whoever waits looks whether the document still changes. OpenSearch takes a
change only of the version that was read, so of two that want the lock one gets it.
"""

import os
import secrets
import socket
import time
from threading import Event, Thread
from typing import Any

from search.errors import EngineAway, IndexLocked
from search.opensearch.connection import Connection, Refused

RENEWED_SECONDS = 3.0
PATIENCE_SECONDS = 12.0
"""Who has not renewed for so long is no more."""
_SUFFIX = "-lock"
FIRST_HOLDER = "indexer"
"""The lock of the indexer that publishes; those of other parts have a number."""
_SETTINGS = {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}
_MAPPING = {
    "dynamic": "strict",
    "properties": {
        "owner": {"type": "keyword"},
        "host": {"type": "keyword"},
        "process": {"type": "long"},
        "renewed": {"type": "long"},
    },
}


class ClusterLock:
    """The lock of an alias, held from the first moment to `release`."""

    def __init__(
        self,
        connection: Connection,
        holder: str = FIRST_HOLDER,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        """Take the lock; where its holder may be gone, wait for `patience` seconds to see.

        Raises:
            IndexLocked: another indexer is at work; the message tells its process id.
        """
        self._connection = connection
        self._name = _name(connection)
        self._path = f"{self._name}/_doc/{holder}"
        self._owner = secrets.token_hex(8)
        self._renewed = 0
        self._version: dict[str, Any] = {}
        self._is_lost = False
        self._ended = Event()
        self._create()
        self._take(patience)
        self._thread = Thread(target=self._renew, name="lock", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Give the lock back; calling it twice is legal."""
        if self._ended.is_set():
            return
        self._ended.set()
        self._thread.join()
        try:
            self._connection.request("DELETE", self._path, params=self._version)
        except (Refused, EngineAway):
            # It ends by itself, for nobody renews it.
            return

    def check(self) -> None:
        """Go on if the lock is still held.

        Raises:
            IndexLocked: it was not renewed for so long that another indexer has taken it.
        """
        if self._is_lost:
            raise self._locked(self._read())

    def _create(self) -> None:
        try:
            body = {"settings": _SETTINGS, "mappings": _MAPPING}
            self._connection.request("PUT", self._name, body)
        except Refused as refused:
            if refused.kind != "resource_already_exists_exception":
                raise

    def _take(self, patience: float) -> None:
        held = self._read()
        if held and not _is_gone(held["_source"]):
            held = self._watch(held, patience)
        while not self._write(held):
            held = self._read()
            if held and not _is_gone(held["_source"]):
                raise self._locked(held)
            # What a process had sent before it was killed came after we looked.

    def _watch(self, held: dict[str, Any], patience: float) -> dict[str, Any] | None:
        """Return the lock as it stands once it has not changed for so long; None if it is free."""
        ends = time.monotonic() + patience
        while time.monotonic() < ends:
            time.sleep(RENEWED_SECONDS / 6)
            now = self._read()
            if now is None:
                return None
            if now["_seq_no"] != held["_seq_no"]:
                raise self._locked(now)
        return held

    def _write(self, held: dict[str, Any] | None) -> bool:
        """Take the lock in the place of its holder, if any; False where something came between."""
        try:
            self._put(_version(held) if held else {"op_type": "create"})
        except Refused as refused:
            if refused.status != 409:
                raise
            return self._is_ours()
        return True

    def _put(self, params: dict[str, Any]) -> None:
        answer = self._connection.request("PUT", self._path, self._state(), params)
        self._version = _version(answer)

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED_SECONDS):
            self._renewed += 1
            try:
                self._put(self._version)
            except EngineAway:
                # The writer meets the same and says so.
                continue
            except Refused:
                if not self._is_ours():
                    self._is_lost = True
                    return

    def _is_ours(self) -> bool:
        """Say whether what is refused was done before: asked twice, the first answer lost."""
        held = self._read()
        if held is None or held["_source"]["owner"] != self._owner:
            return False
        self._version = _version(held)
        return True

    def _state(self) -> dict[str, Any]:
        return {
            "owner": self._owner,
            "host": socket.gethostname(),
            "process": os.getpid(),
            "renewed": self._renewed,
        }

    def _read(self) -> dict[str, Any] | None:
        try:
            return self._connection.request("GET", self._path)
        except Refused as refused:
            if refused.status != 404:
                raise
            return None

    def _locked(self, held: dict[str, Any] | None) -> IndexLocked:
        source = held["_source"] if held else {"process": "unknown", "host": "another machine"}
        return IndexLocked(
            f"another indexer (process {source['process']} on {source['host']}) is writing "
            f"{self._connection.address}; wait for it"
        )


def is_held(connection: Connection) -> bool:
    """Say whether an indexer that publishes is at work, or was lately."""
    try:
        held = connection.request("GET", f"{_name(connection)}/_doc/{FIRST_HOLDER}")
    except Refused as refused:
        if refused.status != 404:
            raise
        return False
    return not _is_gone(held["_source"])


def _name(connection: Connection) -> str:
    return f"/{connection.address.alias}{_SUFFIX}"


def _is_gone(source: dict[str, Any]) -> bool:
    """Say whether the holder was a process of this machine that has ended."""
    if source["host"] != socket.gethostname():
        return False
    try:
        os.kill(source["process"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _version(answer: dict[str, Any]) -> dict[str, Any]:
    return {"if_seq_no": answer["_seq_no"], "if_primary_term": answer["_primary_term"]}
