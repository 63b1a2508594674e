"""Who may look after the archive: whoever knows the token, and does not guess at it for long."""

import hmac
from hashlib import sha256
from math import ceil

from web.admin.failures import UNAUTHORIZED
from web.failure import Refusal
from web.failures import TOO_MANY_REQUESTS
from web.middleware.buckets import Buckets

TRIES = 5
TRIES_A_SECOND = 0.1
CHALLENGE = {"www-authenticate": 'Bearer realm="arshif"'}


class Gate:
    """Compares tokens in constant time; a client that was wrong too often waits, right or not."""

    def __init__(self, token: str, tries: Buckets | None = None) -> None:
        self._digest = _digest(token)
        self._tries = Buckets(TRIES_A_SECOND, TRIES) if tries is None else tries

    def check(self, given: str, client: str) -> None:
        """Let the token pass.

        Raises:
            Refusal: it is wrong, or the client has tried too often.
        """
        if wait := self._tries.take(client):
            raise Refusal(TOO_MANY_REQUESTS, headers={"retry-after": str(ceil(wait))})
        # Of digests, so that not even the length of the token shows.
        if not hmac.compare_digest(_digest(given), self._digest):
            raise Refusal(UNAUTHORIZED, headers=CHALLENGE)
        self._tries.give_back(client)


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()
