"""The cluster of a test session: the one that runs already, or one that ends with the session."""

import atexit
import os
import secrets
import urllib.request
from functools import cache

import pytest

from search.opensearch.connection import Connection
from search.opensearch.opening import connect
from tests.opensearch.cluster import Cluster, NoCluster, classpath


def running_cluster() -> Cluster:
    """Return the cluster that tests share; skip, saying why, where there can be none."""
    cluster = _running()
    if isinstance(cluster, str):
        pytest.skip(f"NO OPENSEARCH CLUSTER: {cluster}; see: make opensearch")
    return cluster


@cache
def _running() -> Cluster | str:
    """Return the cluster, or in one line why there is none."""
    try:
        if cluster := Cluster.running():
            return cluster
        classpath()
        if "PYTEST_XDIST_WORKER" in os.environ:
            # Which of the processes should start it, and which ends last?
            return "none runs, and tests in several processes start none"
        cluster = Cluster.start()
    except NoCluster as error:
        return " ".join(str(error).split())[:200]
    atexit.register(cluster.stop)
    return cluster


def new_address(cluster: Cluster) -> str:
    """Return the address of an index that does not exist yet."""
    return f"{cluster.address}/t{secrets.token_hex(6)}"


def remove_index(address: str) -> None:
    """Delete whatever is at an address and beside it."""
    hosts, _, alias = address.partition("://")[2].partition("/")
    url = f"http://{hosts.partition(',')[0]}/{alias}*"
    request = urllib.request.Request(url, method="DELETE")
    urllib.request.urlopen(request, timeout=60).close()


def connection_to(address: str) -> Connection:
    """Return a connection without any credentials."""
    return connect(address, {})
