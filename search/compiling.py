"""Compiles loops over flat arrays once a machine, and tells when that happens.

A kernel takes and returns flat arrays, holds no Python object and lets go of the interpreter's
lock while it runs.

What is compiled is kept on disk. Numba compiles anew when the file of a kernel has changed; the
constants and the kernels that it takes from other files are compiled into it, so here it also
compiles anew when one of those has.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt
from numba.core import event
from numba.core.dispatcher import Dispatcher
from numba.core.typing.templates import Signature

AnyArray = npt.NDArray[Any]

_Loop = TypeVar("_Loop", bound=Callable[..., Any])
_CONSTANTS = (int, float, str, bytes, tuple, np.generic)


def kernel(*signatures: str | Signature, makes_arrays: bool = True) -> Callable[[_Loop], _Loop]:
    """Compile a loop for exactly these signatures, once a machine; for what it meets if none.

    `kernel("int64(uint32[::1])")` compiles, or loads what was compiled, when its module is
    imported; without a signature this happens at each first call with other types.

    A loop that makes no array, views apart, need not count references to those that it takes out of
    a tuple or a slice; where it runs for microseconds only, the counting is a third of them.
    """

    def compiled(loop: _Loop) -> _Loop:
        options: Any = {"cache": True, "nogil": True, "_nrt": makes_arrays}
        dispatcher = numba.njit(**options)(loop)
        if isinstance(dispatcher, Dispatcher):
            _set_stamp(dispatcher, loop)
            for signature in signatures:
                dispatcher.compile(signature)
            dispatcher.disable_compile(bool(signatures))
        return cast(_Loop, dispatcher)

    return compiled


def _set_stamp(dispatcher: Any, loop: Callable[..., Any]) -> None:
    """Make what is kept depend on what its file takes from others, besides the file itself."""
    file = _kept(dispatcher)
    # Not only what the loop itself names: it may call a kernel that stands further down.
    described = [
        (name, _describe(value))
        for name, value in sorted(loop.__globals__.items())
        if not name.startswith("__")
    ]
    digest = hashlib.blake2b(repr(described).encode(), digest_size=16).hexdigest()
    file._source_stamp = (file._source_stamp, digest)


def _describe(value: Any) -> str:
    """Return what changes when a global name of a kernel changes its value."""
    if isinstance(value, Dispatcher):
        return repr(_kept(value)._source_stamp)
    if isinstance(value, np.ndarray):
        return repr((value.dtype.str, value.tolist()))
    if isinstance(value, type):
        return repr(getattr(value, "_fields", ""))
    return repr(value) if isinstance(value, _CONSTANTS) else ""


def _kept(dispatcher: Any) -> Any:
    """Return Numba's index of what is kept of a kernel; it has no public name."""
    return dispatcher._cache._cache_file


class _FirstStart(event.Listener):
    """Calls a function at the first event of many."""

    def __init__(self, announce: Callable[[], object]) -> None:
        self._announce = announce
        self._is_announced = False

    def on_start(self, event: event.Event) -> None:
        if not self._is_announced:
            self._is_announced = True
            self._announce()

    def on_end(self, event: event.Event) -> None:
        """Do nothing."""


class _Stopwatch(event.Listener):
    """Adds up how long kernels are compiled; one that another calls is compiled inside."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._depth = 0
        self._started = 0.0

    def on_start(self, event: event.Event) -> None:
        if not self._depth:
            self._started = time.monotonic()
        self._depth += 1

    def on_end(self, event: event.Event) -> None:
        self._depth -= 1
        if not self._depth:
            self.seconds += time.monotonic() - self._started


_stopwatch = _Stopwatch()
# Numba compiles one kernel at a time, under a lock.
event.register("numba:compile", _stopwatch)  # type: ignore[no-untyped-call]


def seconds_compiling() -> float:
    """Return how long this process has been compiling kernels, which happens once a machine."""
    return _stopwatch.seconds


@contextmanager
def watch(announce: Callable[[], object]) -> Iterator[None]:
    """Call `announce` before the first kernel is compiled inside, if one is."""
    listener = _FirstStart(announce)
    # Loading a compiled kernel is no such event.
    event.register("numba:compile", listener)  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        event.unregister("numba:compile", listener)  # type: ignore[no-untyped-call]
