"""The time that an answer may take: what can take long asks now and then whether it is over.

The limit belongs to the thread that answers, so that no function has to hand it on. Asking takes a
fraction of a microsecond; it is done between articles, segments and words, never inside kernels.
Compiling them, once a machine, is not counted.
"""

import math
import time
from contextvars import ContextVar
from typing import NamedTuple

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


def check_time() -> None:
    """Go on if there is time left.

    Raises:
        OutOfTime: there is none.
    """
    limit = _limit.get()
    now = time.monotonic()
    if now > limit.end and now - (seconds_compiling() - limit.compiling) > limit.end:
        raise OutOfTime(limit.seconds)
