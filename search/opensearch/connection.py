"""Asks a cluster: by any live node, again after a while where it is busy, within a time limit."""

import logging
import random
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson
from opensearchpy import Transport, Urllib3HttpConnection
from opensearchpy.exceptions import (
    ConnectionError as NodeLost,
)
from opensearchpy.exceptions import (
    OpenSearchException,
    SSLError,
    TransportError,
)
from opensearchpy.serializer import JSONSerializer

from search.errors import EngineAway, IndexUnusable
from search.opensearch.address import Address
from search.opensearch.security import Security

SECONDS = 30.0
"""How long a question may take where nobody says otherwise, with all that it is asked again."""
BUSY = frozenset({429, 502, 503, 504})
"""What a cluster answers that will be able to answer later."""
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 5.0
POOL = 32
"""How many threads may ask one node at once without a new connection each."""
_DEAD_SECONDS = 5
"""For how long a node that was lost is not asked first; twice that when it is lost again."""
# What goes wrong is raised, in our words; lines of the client's log would hold what was asked.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)
Body = Mapping[str, Any] | bytes | None


class Refused(IndexUnusable):
    """The cluster has understood and will not; `status` is that of HTTP, `reason` its own words."""

    def __init__(self, status: int, kind: str, reason: str) -> None:
        super().__init__(f"OpenSearch refuses ({status} {kind}): {reason}")
        self.status = status
        self.kind = kind


class Connection:
    """A pool of connections to the nodes of one cluster; any thread may ask."""

    def __init__(
        self,
        address: Address,
        security: Security,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.address: Final = address
        self._sleep = sleep
        # A node may hang: half of the time is kept for another.
        self._share = 1 if len(address.hosts) == 1 else 0.5
        self._transport = Transport(
            [{"host": host, "port": port} for host, port in address.hosts],
            connection_class=Urllib3HttpConnection,
            serializer=_Json(),
            # A node that is lost or hangs is left alone for a while; `request` asks again.
            max_retries=0,
            retry_on_timeout=True,
            dead_timeout=_DEAD_SECONDS,
            pool_maxsize=POOL,
            **security.options(address),
        )

    def request(
        self,
        method: str,
        path: str,
        body: Body = None,
        params: Mapping[str, Any] | None = None,
        timeout: float = SECONDS,
    ) -> dict[str, Any]:
        """Return what the cluster answers; a lost node or a busy one is asked again, or another.

        `body` is JSON, or bytes of lines of JSON. `timeout` seconds are for all attempts together;
        so whatever is asked must be such that asking it twice does no harm.

        Raises:
            EngineAway: no node answers in time, or all are busy.
            Refused: what was asked has no sense to the cluster, or is not allowed.
        """
        ends = time.monotonic() + timeout
        pause = FIRST_PAUSE
        while True:
            left = max(ends - time.monotonic(), FIRST_PAUSE)
            try:
                return self._ask(method, path, body, params, left * self._share)
            except _Again as again:
                if time.monotonic() + pause >= ends:
                    raise EngineAway(f"{self.address} does not answer: {again}") from again
            self._sleep(pause * random.uniform(0.5, 1.0))
            pause = min(2 * pause, LONGEST_PAUSE)

    def close(self) -> None:
        """Close the connections; whoever asks afterwards opens new ones."""
        self._transport.close()

    def _ask(
        self,
        method: str,
        path: str,
        body: Body,
        params: Mapping[str, Any] | None,
        seconds: float,
    ) -> dict[str, Any]:
        asked = dict(params or {}) | {"request_timeout": seconds}
        try:
            answer = self._transport.perform_request(method, path, params=asked, body=body)
        except SSLError as error:
            raise IndexUnusable(
                f"{self.address}: the certificate is not one that is trusted here "
                f"({_cause(error)}); name its authority in ARSHIF_OPENSEARCH_CA"
            ) from error
        except NodeLost as error:
            raise _Again(_cause(error)) from error
        except TransportError as error:
            raise _meant(self.address, error) from error
        except OpenSearchException as error:
            raise EngineAway(f"{self.address} gives an answer that is none: {error}") from error
        return answer if isinstance(answer, dict) else {"answer": answer}


class _Again(Exception):
    """It may be answered later, or by another node."""


class _Json(JSONSerializer):
    """JSON by orjson."""

    def dumps(self, data: Any) -> Any:
        return data if isinstance(data, str | bytes) else orjson.dumps(data)

    def loads(self, s: str) -> Any:
        return orjson.loads(s)


def _meant(address: Address, error: TransportError) -> Exception:
    """Return what an answer that is no success means."""
    status = error.status_code if isinstance(error.status_code, int) else 0
    kind, reason = _told(error)
    if status in BUSY:
        return _Again(f"{status} {kind}")
    if status in (401, 403):
        return IndexUnusable(
            f"{address} does not let us in ({status}); see docs/operations.md for the user and "
            "the role, and ARSHIF_OPENSEARCH_USER and ARSHIF_OPENSEARCH_PASSWORD"
        )
    return Refused(status, kind, reason)


def _told(error: TransportError) -> tuple[str, str]:
    """Return the kind and the reason of an error as OpenSearch tells them."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    if not isinstance(told, dict):
        return str(error.error), str(told or "")
    root = (told.get("root_cause") or [told])[0]
    return str(root.get("type") or told.get("type")), str(root.get("reason") or told.get("reason"))


def _cause(error: TransportError) -> str:
    """Return why a node was lost, without its address and what was sent."""
    return type(error.info).__name__ if isinstance(error.info, Exception) else "no connection"
