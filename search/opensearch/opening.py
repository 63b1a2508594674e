"""From an address and the environment to a connection; the only reader of the environment here."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from search.opensearch.address import Address
from search.opensearch.connection import Connection
from search.opensearch.parts import Part
from search.opensearch.security import Security
from search.opensearch.sizing import Sizing

CACHE = "ARSHIF_CACHE"
STATE = "ARSHIF_STATE"
VARIABLES = {
    CACHE: "the folder for words of clusters, which are fetched again if it is gone: ~/.cache",
    STATE: "the folder for what `arshif watch` remembers of sources of clusters: ~/.local/state",
}


def connect(address: str, environment: Mapping[str, str] | None = None) -> Connection:
    """Return a connection to the cluster of an address; nothing is asked yet.

    Raises:
        IndexUnusable: the address is none, or what the environment says cannot be.
    """
    known = os.environ if environment is None else environment
    return Connection(Address.parse(address), Security.of(known))


def sizing(environment: Mapping[str, str] | None = None) -> Sizing:
    """Return how the environment wants generations spread."""
    return Sizing.of(os.environ if environment is None else environment)


def part(environment: Mapping[str, str] | None = None) -> Part:
    """Return which part of a generation the environment lets an indexer write."""
    return Part.of(os.environ if environment is None else environment)


def cache_folder() -> Path:
    """Return the folder of this user for what can be fetched again."""
    return _folder(CACHE, "XDG_CACHE_HOME", ".cache")


def state_folder(address: str) -> Path:
    """Return the folder of this user for what is remembered of the index at an address."""
    parsed = Address.parse(address)
    told = hashlib.blake2b(str(parsed).encode(), digest_size=8).hexdigest()
    return _folder(STATE, "XDG_STATE_HOME", ".local/state") / f"{parsed.alias}-{told}"


def _folder(own: str, common: str, usual: str) -> Path:
    named = os.environ.get(own) or os.environ.get(common)
    return (Path(named) if named else Path.home() / usual) / "arshif"
