"""The generations of an alias: indices `alias-000001`, …, one of them served, one kept for a while.

Publishing swaps the alias in one call of the cluster: a search meets the old generation or the new.
"""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from search.errors import IndexMissing, IndexUnusable
from search.opensearch.address import Address
from search.opensearch.companion import ALL_COPIES, SUFFIX, Companion
from search.opensearch.connection import Connection, Refused
from search.opensearch.mapping import mapping, settings

LONG_SECONDS = 600.0
"""How long a cluster may take for what moves shards or reads all of them."""
QUICK_SECONDS = 10.0
"""How long a cluster may take to say what it serves, before it counts as away."""
GRACE_SECONDS = 600.0
"""For how long a generation may be searched after another has been published."""
_READ_ONLY = {"index.blocks.write": True}


class State(NamedTuple):
    """Whether an index is finished, and when it was made: milliseconds of the cluster's clock."""

    is_whole: bool
    created: int

    @classmethod
    def of(cls, settings: dict[str, Any]) -> "State":
        """Return that of an index with these settings: a finished one takes no more documents."""
        is_whole = settings.get("blocks", {}).get("write") == "true"
        return cls(is_whole, int(settings["creation_date"]))


class Generations:
    """The generations of one address."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._address: Address = connection.address
        self._alias = self._address.alias

    def served(self, timeout: float = QUICK_SECONDS) -> str | None:
        """Return the index that is served, None where nothing is."""
        try:
            answer = self._connection.request("GET", f"/_alias/{self._alias}", timeout=timeout)
        except Refused as refused:
            if refused.status != 404:
                raise
            return None
        return max(answer, default=None)

    def check_alias(self) -> None:
        """Go on if the alias can be one.

        Raises:
            IndexUnusable: an index has this name.
        """
        params = {"ignore_unavailable": "true"}
        answer = self._connection.request("GET", f"/{self._alias}/_settings", params=params)
        if self._alias in answer:
            raise IndexUnusable(
                f"{self._address}: {self._alias} is an index of its own there; choose another name"
            )

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

    def all(self) -> dict[str, "State"]:
        """Return every index of the alias in the order of their numbers."""
        params = {"expand_wildcards": "all"}
        answer = self._connection.request("GET", f"/{self._alias}-*/_settings", params=params)
        pattern = re.compile(rf"{re.escape(self._alias)}-\d{{6,}}")
        names = sorted(filter(pattern.fullmatch, answer), key=_number)
        return {name: State.of(answer[name]["settings"]["index"]) for name in names}

    def previous(self) -> str | None:
        """Return the generation that was served before the one that is, if it is still there."""
        served = self.served()
        before = served and Companion(self._connection, served).before()
        known = self.all()
        return before if before in known and known[before].is_whole else None

    def next_name(self) -> str:
        """Return the name of the next generation: that of one begun and not published, or new."""
        known = self.all()
        unfinished = [name for name, state in known.items() if not state.is_whole]
        if unfinished:
            return unfinished[-1]
        number = _number(list(known)[-1]) + 1 if known else 1
        return f"{self._alias}-{number:06}"

    def create(self, index: str, shards: int, replicas: str, parts: int) -> Companion:
        """Make an empty generation and its companion, or take the one that is there."""
        companion = Companion(self._connection, index)
        body = {"settings": settings(shards, replicas), "mappings": mapping()}
        try:
            self._connection.request("PUT", f"/{index}", body, ALL_COPIES, LONG_SECONDS)
        except Refused as refused:
            if refused.kind != "resource_already_exists_exception":
                raise
        companion.create(replicas)
        companion.begin(None, parts)
        return companion

    def clone(self, source: str, index: str, replicas: str) -> Companion:
        """Make a generation of all that another holds, by links to its files; and its companion."""
        for name, copy in ((source, index), (source + SUFFIX, index + SUFFIX)):
            options = {"index.blocks.write": None, "index.auto_expand_replicas": replicas}
            self._connection.request(
                "POST",
                f"/{name}/_clone/{copy}",
                {"settings": options},
                ALL_COPIES,
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

    def sweep(self, index: str, before: str | None) -> None:
        """Delete what is neither served now nor was served `before`, nor may still be searched.

        An engine keeps its generation when another is published: one is left for GRACE_SECONDS
        after the next was begun, by the clock of the cluster.
        """
        known = self.all()
        names = list(known)
        for name, successor in pairwise([*names, index]):
            age = (known[index].created - known[successor].created) / 1000
            is_over = age >= GRACE_SECONDS or not known[name].is_whole
            if is_over and name not in (index, before):
                self.remove(name)

    def remove(self, index: str) -> None:
        """Delete a generation and its companion."""
        names = f"{index},{index}{SUFFIX}"
        self._connection.request(
            "DELETE", f"/{names}", params={"ignore_unavailable": "true"}, timeout=LONG_SECONDS
        )


def _number(index: str) -> int:
    return int(index.rpartition("-")[2])
