from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.client import Client
from web.middleware.buckets import MAX_CLIENTS, Buckets, client_of


def test_nobody_is_counted_by_default(client: Client) -> None:
    assert {client.get("/healthz").status_code for _ in range(60)} == {200}


def test_who_asks_too_often_waits(client_with: Callable[..., Client]) -> None:
    client = client_with(rate_limit=0.1, rate_burst=2)
    statuses = [client.get("/api/v1/search").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/api/v1/search")
    assert refused.json()["type"] == "/docs#too-many-requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 10
    assert "content-security-policy" in refused.headers
    assert client.page("/", status=429).one("h1").text == "طلبات كثيرة متلاحقة"
    for address in ("/healthz", "/readyz", "/metrics"):
        assert client.get(address).status_code == 200


def test_a_forged_address_is_not_believed(client_with: Callable[..., Client]) -> None:
    client = client_with(rate_limit=0.1, rate_burst=1)
    asked = [client.get("/", x_forwarded_for=f"10.0.0.{n}").status_code for n in range(3)]
    assert asked == [200, 429, 429]


def test_a_trusted_proxy_is_believed(client_with: Callable[..., Client]) -> None:
    # The client of these tests is 127.0.0.1.
    client = client_with(rate_limit=0.1, rate_burst=1, trusted_proxies=("127.0.0.0/8",))
    asked = [client.get("/", x_forwarded_for=f"10.0.0.{n}").status_code for n in (1, 2, 1)]
    assert asked == [200, 200, 429]
    # What the client itself wrote before the proxy's own entry counts for nothing.
    forged = [client.get("/", x_forwarded_for=f"1.2.3.{n}, 10.0.0.9").status_code for n in (1, 2)]
    assert forged == [200, 429]


def test_tokens_come_back_with_time() -> None:
    now = 0.0
    buckets = Buckets(2.0, 3, lambda: now)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    now = 0.5
    assert [buckets.take("a") for _ in range(2)] == [0, 0.5]
    assert buckets.take("b") == 0
    now = 100.0
    assert [buckets.take("a") == 0 for _ in range(4)] == [True, True, True, False]


@given(
    st.lists(st.floats(0, 2), max_size=60),
    st.floats(0.1, 5),
    st.integers(1, 5),
)
def test_no_more_is_taken_than_came_in(pauses: list[float], rate: float, burst: int) -> None:
    now, taken = 0.0, 0
    buckets = Buckets(rate, burst, lambda: now)
    for pause in pauses:
        now += pause
        taken += buckets.take("a") == 0
    assert taken <= burst + now * rate + 1e-6


def test_clients_without_end_take_no_memory_without_end() -> None:
    buckets = Buckets(1.0, 1, lambda: 0.0)
    for number in range(MAX_CLIENTS + 50):
        buckets.take(str(number))
    assert len(buckets) == MAX_CLIENTS


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("1.2.3.4", "1.2.3.5", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("no:address", "no:other", False),
    ],
)
def test_a_network_of_one_client_is_one_client(one: str, other: str, are_same: bool) -> None:
    assert (client_of(one) == client_of(other)) is are_same
