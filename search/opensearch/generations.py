"""The generations of an alias: indices `alias-000001`, …, one of them served, one kept for a while.

Publishing swaps the alias in one call of the cluster: a search meets the old generation or the new.
"""

import re
from typing import Any

from search.errors import IndexMissing
from search.opensearch.address import Address
from search.opensearch.companion import SUFFIX, Companion
from search.opensearch.connection import SECONDS, Connection, Refused
from search.opensearch.mapping import mapping, settings

LONG_SECONDS = 600.0
"""How long a cluster may take for what moves shards or reads all of them."""
_READ_ONLY = {"index.blocks.write": True}


class Generations:
    """The generations of one address."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._address: Address = connection.address
        self._alias = self._address.alias

    def served(self, timeout: float = SECONDS) -> str | None:
        """Return the index that is served, None where nothing is."""
        try:
            answer = self._connection.request("GET", f"/_alias/{self._alias}", timeout=timeout)
        except Refused as refused:
            if refused.status != 404:
                raise
            return None
        return max(answer, default=None)

    def require_served(self) -> str:
        """Return the index that is served.

        Raises:
            IndexMissing: nothing is.
        """
        served = self.served()
        if served is None:
            raise IndexMissing(
                f"there is no index at {self._address}; run: "
                f"arshif index SOURCE… --index {self._address}"
            )
        return served

    def all(self) -> dict[str, bool]:
        """Return every index of the alias in the order of their numbers: whether it is whole."""
        params = {"expand_wildcards": "all"}
        answer = self._connection.request("GET", f"/{self._alias}-*/_settings", params=params)
        pattern = re.compile(rf"{re.escape(self._alias)}-\d{{6,}}")
        return {
            name: answer[name]["settings"]["index"].get("blocks", {}).get("write") == "true"
            for name in sorted(filter(pattern.fullmatch, answer), key=_number)
        }

    def previous(self) -> str | None:
        """Return the generation that was served before the one that is, if it is still there."""
        served, known = self.served(), self.all()
        whole = [name for name, is_whole in known.items() if is_whole]
        earlier = [name for name in whole if served and _number(name) < _number(served)]
        return earlier[-1] if earlier else None

    def next_name(self) -> str:
        """Return the name of the next generation: that of one begun and not published, or new."""
        known = self.all()
        unfinished = [name for name, is_whole in known.items() if not is_whole]
        if unfinished:
            return unfinished[-1]
        number = _number(list(known)[-1]) + 1 if known else 1
        return f"{self._alias}-{number:06}"

    def create(self, index: str, shards: int, replicas: str) -> Companion:
        """Make an empty generation and its companion, or take the one that is there."""
        companion = Companion(self._connection, index)
        body = {"settings": settings(shards, replicas), "mappings": mapping()}
        try:
            self._connection.request("PUT", f"/{index}", body, timeout=LONG_SECONDS)
        except Refused as refused:
            if refused.kind != "resource_already_exists_exception":
                raise
        companion.create(replicas)
        companion.begin(None)
        return companion

    def clone(self, source: str, index: str, replicas: str) -> Companion:
        """Make a generation of all that another holds, by links to its files; and its companion."""
        for name, copy in ((source, index), (source + SUFFIX, index + SUFFIX)):
            options = {"index.blocks.write": None, "index.auto_expand_replicas": replicas}
            self._connection.request(
                "POST",
                f"/{name}/_clone/{copy}",
                {"settings": options},
                {"wait_for_active_shards": 1},
                LONG_SECONDS,
            )
        companion = Companion(self._connection, index)
        companion.begin(source)
        return companion

    def seal(self, index: str) -> None:
        """Let nothing more be written to a generation and its companion."""
        for name in (index, index + SUFFIX):
            self._connection.request("PUT", f"/{name}/_settings", _READ_ONLY)

    def serve(self, index: str) -> None:
        """Let the alias name this generation and no other, in one atomic step."""
        actions: list[dict[str, Any]] = [
            {"remove": {"index": f"{self._alias}-*", "alias": self._alias, "must_exist": False}},
            {"add": {"index": index, "alias": self._alias}},
        ]
        self._connection.request("POST", "/_aliases", {"actions": actions})

    def remove_all_but(self, kept: set[str | None]) -> None:
        """Delete the generations that are not among those."""
        for name in self.all():
            if name not in kept:
                self.remove(name)

    def remove(self, index: str) -> None:
        """Delete a generation and its companion."""
        names = f"{index},{index}{SUFFIX}"
        self._connection.request(
            "DELETE", f"/{names}", params={"ignore_unavailable": "true"}, timeout=LONG_SECONDS
        )


def _number(index: str) -> int:
    return int(index.rpartition("-")[2])
