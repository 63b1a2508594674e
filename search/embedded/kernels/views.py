"""Arrays that a kernel finds by their addresses: a table of numbers in place of forty arguments.

Taking an array over from Python costs a kernel a tenth of a microsecond, and how many arguments it
takes is fixed when it is compiled. Whoever writes an address down keeps the array alive, and with
it its length: no view goes beyond.
"""

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import carray, types  # type: ignore[attr-defined]
from numba.core import cgutils
from numba.extending import intrinsic

from search.compiling import AnyArray, kernel


def address(array: AnyArray) -> int:
    """Return where the first item of an array is."""
    return int(array.ctypes.data)


def _point(context: Any, number: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.inttoptr(arguments[0], cgutils.voidptr_t)

    return types.voidptr(number), generate


_pointer: Any = intrinsic(_point)


def _fetch(context: Any, number: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = builder.inttoptr(arguments[0], cgutils.voidptr_t)
        flag = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [place.type, flag, flag, flag])
        function = builder.module.declare_intrinsic("llvm.prefetch", [place.type], kind)
        # To be read, to be kept in all caches, data.
        builder.call(function, [place, flag(0), flag(3), flag(1)])
        return context.get_dummy_value()

    return types.void(number), generate


prefetch: Any = intrinsic(_fetch)
"""Have what is at an address brought into the processor's cache; nothing waits for it, and no
address is wrong."""


@kernel()
def bytes_at(place: int, length: int) -> AnyArray:
    """Return the u8 array of a length at an address."""
    return carray(_pointer(place), (length,), np.uint8)


@kernel()
def shorts_at(place: int, length: int) -> AnyArray:
    """Return the u16 array of a length at an address."""
    return carray(_pointer(place), (length,), np.uint16)


@kernel()
def numbers_at(place: int, length: int) -> AnyArray:
    """Return the u32 array of a length at an address."""
    return carray(_pointer(place), (length,), np.uint32)


@kernel()
def blocks_at(place: int, length: int) -> AnyArray:
    """Return the u64 array of a length at an address."""
    return carray(_pointer(place), (length,), np.uint64)


@kernel()
def days_at(place: int, length: int) -> AnyArray:
    """Return the i32 array of a length at an address."""
    return carray(_pointer(place), (length,), np.int32)


@kernel()
def factors_at(place: int, length: int) -> AnyArray:
    """Return the f64 array of a length at an address."""
    return carray(_pointer(place), (length,), np.float64)


@kernel()
def whole_numbers_at(place: int, length: int) -> AnyArray:
    """Return the i64 array of a length at an address."""
    return carray(_pointer(place), (length,), np.int64)


@kernel()
def signed_bytes_at(place: int, length: int) -> AnyArray:
    """Return the i8 array of a length at an address."""
    return carray(_pointer(place), (length,), np.int8)
