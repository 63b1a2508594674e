"""What the tests of a real cluster share."""

from collections.abc import Iterator

import pytest

from search.opensearch.connection import Connection
from tests.opensearch.fixtures import (
    connection_to,
    new_address,
    remove_index,
    running_cluster,
)


@pytest.fixture
def address(tmp_path_factory, monkeypatch) -> Iterator[str]:
    """Where a new index on the cluster may be."""
    monkeypatch.setenv("ARSHIF_CACHE", str(tmp_path_factory.mktemp("words")))
    place = new_address(running_cluster())
    yield place
    remove_index(place)


@pytest.fixture
def connection(address: str) -> Iterator[Connection]:
    """A connection to the cluster, for the alias of `address`."""
    opened = connection_to(address)
    yield opened
    opened.close()
