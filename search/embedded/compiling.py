"""Tells when kernels are compiled: only where no earlier process left them compiled on disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from numba.core import event


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
