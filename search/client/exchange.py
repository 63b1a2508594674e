"""Requests that wait where the server asks for it, and answers or errors in the end."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from pydantic import TypeAdapter, ValidationError

from search.client.errors import Problem, Refused, Unavailable, Unreachable, refusal

FIRST_WAIT = 0.5
"""Seconds before asking again where the server does not say how long; they double each time."""
_LONGEST_DETAIL = 200
_PROBLEM = TypeAdapter(Problem)


_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request."""

    method: str
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


class Exchange:
    """Asks for addresses of one server.

    Where it answers 429 or 503 it is asked again, at most `retries` times, after as long as it
    says, unless that is longer than `patience` seconds. `headers` go with every request.
    """

    def __init__(
        self,
        client: httpx.Client,
        retries: int,
        patience: float,
        sleep: Callable[[float], None],
        headers: Mapping[str, str] = _NONE,
    ) -> None:
        self._client = client
        self._headers = headers
        self._retries = retries
        self._patience = patience
        self._sleep = sleep

    def get(self, address: str) -> bytes:
        """Return the body of an answer.

        Raises:
            Unreachable: none came.
            Refused: it is a problem.
        """
        return self._body(_Asked("GET", address))

    def post(self, address: str, body: bytes | None = None) -> bytes:
        """Send JSON, or nothing, and return the body of the answer; errors are as with `get`."""
        headers = {"content-type": "application/json"} if body else _NONE
        return self._body(_Asked("POST", address, headers, body))

    def lines(self, address: str, headers: Mapping[str, str] = _NONE) -> Iterator[str]:
        """Yield the lines of an answer while they come; errors are as with `get`."""
        response = self._answer(_Asked("GET", address, headers))
        try:
            yield from response.iter_lines()
        except httpx.HTTPError as error:
            raise _unreachable(response.request.url, error) from error
        finally:
            response.close()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _body(self, asked: "_Asked") -> bytes:
        response = self._answer(asked)
        try:
            return response.read()
        except httpx.HTTPError as error:
            raise _unreachable(response.request.url, error) from error
        finally:
            response.close()

    def _answer(self, asked: "_Asked") -> httpx.Response:
        for attempt in range(self._retries):
            response = self._ask(asked)
            if response.is_success:
                return response
            refused, wait = self._refused(response), _wait(response, attempt)
            if not isinstance(refused, Unavailable) or wait > self._patience:
                raise refused
            self._sleep(wait)
        response = self._ask(asked)
        if response.is_success:
            return response
        raise self._refused(response)

    def _ask(self, asked: "_Asked") -> httpx.Response:
        headers = {**self._headers, **asked.headers}
        try:
            request = self._client.build_request(
                asked.method, asked.address, headers=headers, content=asked.body
            )
            return self._client.send(request, stream=True)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _unreachable(self._client.base_url, error) from error

    def _refused(self, response: httpx.Response) -> Refused:
        try:
            return refusal(_problem(response.status_code, response.read()))
        except httpx.HTTPError as error:
            raise _unreachable(response.request.url, error) from error
        finally:
            response.close()


def _problem(status: int, body: bytes) -> Problem:
    """Return the problem of an answer, also where it is another server's page."""
    try:
        return _PROBLEM.validate_json(body)
    except ValidationError:
        text = " ".join(body.decode("utf-8", "replace").split())[:_LONGEST_DETAIL]
        return Problem("about:blank", _phrase(status), status, text)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown status"


def _wait(response: httpx.Response, attempt: int) -> float:
    """Return how many seconds to wait: Retry-After has them, or a date (RFC 9110, 10.2.3)."""
    said = response.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return float(FIRST_WAIT * 2**attempt)
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def _unreachable(url: httpx.URL, error: Exception) -> Unreachable:
    return Unreachable(f"no whole answer from {url}: {error or type(error).__name__}")
