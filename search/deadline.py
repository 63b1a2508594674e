"""The time that an answer may take: what can take long asks now and then whether it is over.

The limit belongs to the thread that answers, so that no function has to hand it on. Asking takes a
fraction of a microsecond; it is done between articles, segments and words, never inside kernels.
Compiling them, once a machine, is not counted.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Limit what is done inside to some seconds; a limit around it still holds."""
    limit = _Limit(seconds, time.monotonic() + seconds, seconds_compiling())
    token = _limit.set(min(limit, _limit.get(), key=lambda each: each.end))
    try:
        yield
    finally:
        _limit.reset(token)


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
