"""What can go wrong between a client and a server.

ClientError
├── Unreachable             no whole answer came: no connection, too slow, broken off
├── AnswerUnreadable        what came is no answer of this API
└── Refused                 the server answered with a problem, which it carries
    ├── NotFound            404: no such article, no such address
    ├── TooSlow             503: the search takes longer than the server allows, now and again
    └── Unavailable         429 or 503, also when asked again: too many requests, no index
"""

from dataclasses import dataclass

from search.errors import SearchError


class ClientError(SearchError):
    """Base of every error of the client."""


class Unreachable(ClientError):
    """No whole answer came."""


class AnswerUnreadable(ClientError):
    """What came is no answer of this API: another server, or another version of this one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A parameter that was not accepted, and why."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as RFC 9457 writes it; `errors` names the parameters at fault, if any are.

    `type` is "about:blank" where something other than Arshif answered, as a proxy may.
    """

    type: str
    title: str
    status: int
    detail: str = ""
    instance: str = ""
    errors: tuple[Fault, ...] = ()

    @property
    def name(self) -> str:
        """The kind of error, as docs/http-api.md lists them: what `type` ends in."""
        return self.type.rpartition("#")[2]


class Refused(ClientError):
    """The server answered with a problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.status} {problem.title}: {problem.detail or problem.title}")
        self.problem = problem


class NotFound(Refused):
    """There is no such article, or no such address."""


class TooSlow(Refused):
    """The search takes longer than the server allows; ask for fewer or rarer words."""


class Unavailable(Refused):
    """The server cannot answer now; it was asked again as often and as long as was allowed."""


_BY_NAME = {"out-of-time": TooSlow}
_BY_STATUS: dict[int, type[Refused]] = {404: NotFound, 429: Unavailable, 503: Unavailable}


def refusal(problem: Problem) -> Refused:
    """Return the error of a problem."""
    kind = _BY_NAME.get(problem.name) or _BY_STATUS.get(problem.status, Refused)
    return kind(problem)
