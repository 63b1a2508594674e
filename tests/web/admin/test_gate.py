"""The token: compared in constant time, and not guessed at for long."""

import hmac

import pytest

from web.admin.failures import UNAUTHORIZED
from web.admin.gate import TRIES, TRIES_A_SECOND, Gate
from web.failure import Refusal
from web.failures import TOO_MANY_REQUESTS
from web.middleware.buckets import Buckets

TOKEN = "the-token-of-this-test"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("wrong", ["", "x", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "\ud800", "سر"])
def test_only_the_token_passes(wrong: str) -> None:
    gate = Gate(TOKEN)
    gate.check(TOKEN, "a")
    with pytest.raises(Refusal) as raised:
        gate.check(wrong, "a")
    assert raised.value.failure is UNAUTHORIZED
    assert raised.value.headers["www-authenticate"].startswith("Bearer")
    assert not wrong or wrong not in str(raised.value)


def test_digests_of_one_length_are_compared_in_constant_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = list[tuple[bytes, bytes]]()

    def noting(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", noting)
    gate = Gate(TOKEN)
    gate.check(TOKEN, "a")
    with pytest.raises(Refusal):
        gate.check("short", "a")
    assert [tuple(map(len, pair)) for pair in compared] == [(32, 32)] * 2


def test_who_guesses_waits_even_with_the_right_one() -> None:
    clock = Clock()
    gate = Gate(TOKEN, Buckets(TRIES_A_SECOND, TRIES, clock))
    for _ in range(TRIES):
        with pytest.raises(Refusal, match="wrong"):
            gate.check("guess", "a")
    with pytest.raises(Refusal) as raised:
        gate.check(TOKEN, "a")
    assert raised.value.failure is TOO_MANY_REQUESTS
    assert int(raised.value.headers["retry-after"]) == 1 / TRIES_A_SECOND
    gate.check(TOKEN, "another client")
    clock.now += 1 / TRIES_A_SECOND
    gate.check(TOKEN, "a")


def test_who_knows_it_never_waits() -> None:
    gate = Gate(TOKEN, Buckets(TRIES_A_SECOND, TRIES, Clock()))
    for _ in range(10 * TRIES):
        gate.check(TOKEN, "a")
