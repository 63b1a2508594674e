"""The time that an answer may take: what can take long asks now and then whether it is over.

The limit belongs to the thread that answers, so that no function has to hand it on. Asking takes a
fraction of a microsecond; it is done between articles, segments and words, never inside kernels.
Compiling them, once a machine, is not counted.
"""

import math
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from search.compiling import seconds_compiling
from search.errors import OutOfTime


class _Limit(NamedTuple):
    """A limit in seconds, when it ends by the clock, and how long had been compiled before."""

    seconds: float
    end: float
    compiling: float


_NONE = _Limit(math.inf, math.inf, 0.0)
_limit: ContextVar[_Limit] = ContextVar("limit", default=_NONE)


class time_limit:
    """Limits what is done inside to some seconds; a limit around it still holds.

    A generator would do, but takes as long as the rest of what is done for each query.
    """

    __slots__ = ("_seconds", "_token")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        around, end = _limit.get(), time.monotonic() + self._seconds
        is_own = end < around.end
        limit = _Limit(self._seconds, end, seconds_compiling()) if is_own else around
        self._token = _limit.set(limit)

    def __exit__(self, *error: object) -> None:
        _limit.reset(self._token)


class Limited(Protocol):
    """What answers within `seconds`."""

    @property
    def seconds(self) -> float: ...


_Self = TypeVar("_Self", bound=Limited)
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def in_time(
    answer: Callable[Concatenate[_Self, _Asked], _Answer],
) -> Callable[Concatenate[_Self, _Asked], _Answer]:
    """Limit a method to the seconds that an answer of its object may take."""

    @wraps(answer)
    def answer_in_time(self: _Self, /, *asked: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        with time_limit(self.seconds):
            return answer(self, *asked, **named)

    return answer_in_time


def check_time() -> None:
    """Go on if there is time left.

    Raises:
        OutOfTime: there is none.
    """
    limit = _limit.get()
    now = time.monotonic()
    if now > limit.end and now - (seconds_compiling() - limit.compiling) > limit.end:
        raise OutOfTime(limit.seconds)


def seconds_left() -> float:
    """Return how many seconds are left, infinity where nobody limits them."""
    return max(0.0, _limit.get().end - time.monotonic())


def limit_seconds() -> float:
    """Return how many seconds an answer may take, infinity where nobody limits them."""
    return _limit.get().seconds
