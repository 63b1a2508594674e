"""Asking a cluster: by any node, again where it is busy, never longer than it may take."""

import time

import pytest

from search import EngineAway, IndexUnusable
from search.opensearch.address import Address
from search.opensearch.connection import Connection, Refused
from search.opensearch.security import Security
from tests.search.opensearch.server import node

BUSY = (429, {"error": {"type": "rejected_execution_exception", "reason": "full"}})
FINE = (200, {"fine": True})


def _connection(*hosts: str, pauses: list[float] | None = None) -> Connection:
    address = Address.parse(f"opensearch+http://{','.join(hosts)}/news")
    sleep = time.sleep if pauses is None else pauses.append
    return Connection(address, Security(), sleep)


def test_busy_cluster_is_asked_again_ever_more_slowly():
    pauses: list[float] = []
    with node(BUSY, BUSY, BUSY, BUSY, FINE) as server:
        answer = _connection(server.host, pauses=pauses).request("POST", "/x", {"a": 1})
    assert answer == {"fine": True}
    assert len(server.asked) == 5
    assert {body for _, _, body in server.asked} == {b'{"a":1}'}
    assert pauses[3] > pauses[0]


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_cluster_that_stays_busy_is_away(status):
    with node((status, {})) as server:
        started = time.monotonic()
        with pytest.raises(EngineAway, match=str(status)):
            _connection(server.host).request("GET", "/x", timeout=0.5)
        assert time.monotonic() - started < 2


def test_other_nodes_answer_where_one_is_gone():
    with node(FINE) as gone:
        lost = gone.host
    with node(FINE) as server:
        connection = _connection(lost, server.host)
        for _ in range(6):
            assert connection.request("GET", "/x", timeout=5) == {"fine": True}


def test_node_that_hangs_leaves_time_for_another():
    with node(FINE, delay=30) as hanging, node(FINE) as server:
        connection = _connection(hanging.host, server.host)
        started = time.monotonic()
        for _ in range(4):
            assert connection.request("GET", "/x", timeout=2) == {"fine": True}
        assert time.monotonic() - started < 4


def test_nobody_there_is_told_within_the_time():
    with node(FINE) as gone:
        lost = gone.host
    started = time.monotonic()
    with pytest.raises(EngineAway, match="does not answer"):
        _connection(lost).request("GET", "/x", timeout=1)
    assert time.monotonic() - started < 2


def test_what_is_refused_is_not_asked_again():
    refusal = (400, {"error": {"root_cause": [{"type": "parsing_exception", "reason": "why"}]}})
    with node(refusal) as server, pytest.raises(Refused, match="parsing_exception") as caught:
        _connection(server.host).request("GET", "/x")
    assert caught.value.status == 400
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403])
def test_who_is_not_let_in_is_told_which_variables_to_set(status):
    with node((status, {})) as server, pytest.raises(IndexUnusable, match="OPENSEARCH_USER"):
        _connection(server.host).request("GET", "/x")


def test_requests_are_signed_for_aws(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hidden")
    with node(FINE) as server:
        address = Address.parse(f"opensearch+http://{server.host}/news")
        Connection(address, Security(region="eu-west-1")).request("POST", "/x", {"a": 1})
    signature = server.headers["authorization"]
    assert signature.startswith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
    assert "/eu-west-1/es/aws4_request" in signature
    assert "hidden" not in str(server.headers)


def test_password_is_sent_and_never_told(caplog):
    with node((503, {})) as server:
        address = Address.parse(f"opensearch+http://{server.host}/news")
        connection = Connection(address, Security(user="u", password="hidden"))
        with caplog.at_level("DEBUG"), pytest.raises(EngineAway) as caught:
            connection.request("GET", "/x", timeout=0.2)
    assert server.headers["authorization"] == "Basic dTpoaWRkZW4="
    assert "hidden" not in caplog.text + str(caught.value) + repr(connection)
