import pytest

from tests.web.client import Client


def test_every_answer_has_an_id_of_its_own(client: Client) -> None:
    addresses = ("/", "/nowhere", "/api/v1/search", "/api/v1/search?page=0", "/healthz", "/healthz")
    ids = [client.get(address).headers["x-request-id"] for address in addresses]
    assert len(set(ids)) == len(ids)


def test_a_harmless_id_is_taken_over(client: Client) -> None:
    assert client.get("/", x_request_id="a-Z_0.9").headers["x-request-id"] == "a-Z_0.9"


@pytest.mark.parametrize(
    "given", ["", " ", "a b", "x" * 65, 'a"b', "a;b", "<b>", "a\tb", "a%0d%0aset-cookie:x"]
)
def test_any_other_is_replaced(client: Client, given: str) -> None:
    answered = client.get("/healthz", x_request_id=given).headers
    assert answered["x-request-id"] != given
    assert "set-cookie" not in answered
