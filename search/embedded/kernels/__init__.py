"""The compiled loops of the engine. Each has a readable twin, and a test that compares the two.

A kernel takes and returns flat arrays, holds no Python object and lets go of the interpreter's
lock while it runs.

What is compiled is kept on disk. Numba compiles anew when the file of a kernel has changed; the
constants and the kernels that it takes from other files are compiled into it, so here it also
compiles anew when one of those has.
"""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from numba.core.dispatcher import Dispatcher
from numba.core.typing.templates import Signature

_Loop = TypeVar("_Loop", bound=Callable[..., Any])
_CONSTANTS = (int, float, str, bytes, tuple, np.generic)


def kernel(*signatures: str | Signature) -> Callable[[_Loop], _Loop]:
    """Compile a loop for exactly these signatures, once a machine; for what it meets if none.

    `kernel("int64(uint32[::1])")` compiles, or loads what was compiled, when its module is
    imported; without a signature this happens at each first call with other types.
    """

    def compiled(loop: _Loop) -> _Loop:
        dispatcher = numba.njit(cache=True, nogil=True)(loop)
        if isinstance(dispatcher, Dispatcher):
            _set_stamp(dispatcher, loop)
            for signature in signatures:
                dispatcher.compile(signature)
            dispatcher.disable_compile(bool(signatures))
        return cast(_Loop, dispatcher)

    return compiled


def _set_stamp(dispatcher: Any, loop: Callable[..., Any]) -> None:
    """Make what is kept depend on all that is compiled in, besides the file of the loop."""
    file = _kept(dispatcher)
    named = sorted(set(loop.__code__.co_names) & loop.__globals__.keys())
    described = [(name, _describe(loop.__globals__[name])) for name in named]
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
