"""How a generation is spread over a cluster: docs/operations.md says what to choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from search.errors import IndexUnusable

SHARDS = "ARSHIF_OPENSEARCH_SHARDS"
REPLICAS = "ARSHIF_OPENSEARCH_REPLICAS"
VARIABLES = {
    SHARDS: "how many shards a generation has: 1 where nothing is said",
    REPLICAS: "how many copies of each shard where there are nodes for them: 1",
}
_MOST = 1024


@dataclass(frozen=True, slots=True)
class Sizing:
    """The shards of a generation, and how many copies of each there should be besides itself."""

    shards: int = 1
    copies: int = 1

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read VARIABLES from an environment.

        Raises:
            IndexUnusable: one is no number or out of range.
        """
        return cls(_number(environment, SHARDS, 1), _number(environment, REPLICAS, 0))

    @property
    def replicas(self) -> str:
        """Return the range of copies: none where there is one node only."""
        return f"0-{self.copies}"


def _number(environment: Mapping[str, str], name: str, least: int) -> int:
    text = environment.get(name, "1")
    if not (text.isascii() and text.isdigit() and least <= int(text) <= _MOST):
        raise IndexUnusable(f"{name} is a number from {least} to {_MOST}, not {text!r}")
    return int(text)
