"""LAYOUT: every array of a segment's file, with its types and its length.

docs/index-format.md says what they mean; a test keeps the two together.
"""

from typing import NamedTuple

from search.arrays import Arrays
from search.errors import IndexDamaged
from search.schema import FIELDS, TEXT_FIELDS, Kind

STRIDE = 64
"""Each mark of a field says where the positions of so many postings begin."""
SIGNATURE_BYTES = 64
"""How many bytes of `signatures` each document has."""
TEXTS = tuple(field.name for field in TEXT_FIELDS)
LABELS = tuple(field.name for field in FIELDS if field.kind is Kind.LABEL)


class ArraySpec(NamedTuple):
    """One array: the types it may have, and its length: an entry for each of a unit, and `more`.

    All arrays of a unit agree on how many of it there are.
    """

    name: str
    types: tuple[str, ...]
    unit: str
    more: int = 0


def _table(name: str, unit: str) -> tuple[ArraySpec, ...]:
    return (
        ArraySpec(f"{name}.text", ("|u1",), f"bytes of {name}"),
        ArraySpec(f"{name}.offsets", ("<u4",), unit, 1),
    )


def _text(field: str) -> tuple[ArraySpec, ...]:
    postings = f"postings of {field}"
    return (
        ArraySpec(f"{field}.starts", ("<u4",), "rows", 1),
        ArraySpec(f"{field}.docs", ("<u2",), postings),
        ArraySpec(f"{field}.freqs", ("|u1",), postings),
        ArraySpec(f"{field}.positions", ("<u8",), f"positions of {field}", 1),
        ArraySpec(f"{field}.marks", ("<u8",), f"marks of {field}", 1),
        ArraySpec(f"{field}.lengths", ("<u4",), "documents"),
    )


def _label(field: str) -> tuple[ArraySpec, ...]:
    return (
        *_table(field, f"values of {field}"),
        ArraySpec(f"{field}.numbers", ("<u4",), "documents"),
    )


LAYOUT = (
    *_table("spellings", "rows"),
    *(spec for field in TEXTS for spec in _text(field)),
    *_table("ids", "documents"),
    ArraySpec("days", ("<i4",), "documents"),
    *(spec for field in LABELS for spec in _label(field)),
    ArraySpec("digests", ("<u8",), "documents"),
    ArraySpec("signatures", ("|u1",), "bytes of signatures"),
    ArraySpec("stored.starts", ("<u8",), "blocks", 1),
    ArraySpec("stored.first", ("<u4",), "blocks", 1),
    ArraySpec("stored.crcs", ("<u4",), "blocks"),
)


def check_layout(arrays: Arrays) -> None:
    """Check the names, types and lengths of the arrays of a segment; their bytes are not read.

    Raises:
        IndexDamaged: an array is missing, or has another type or length than it should.
    """
    counts: dict[str, int] = {}
    for name, types, unit, more in LAYOUT:
        array = arrays.get(name)
        if array is None or array.dtype.str not in types or len(array) < more:
            raise IndexDamaged(f"{arrays.path}: {name} is not as it should be; index again")
        if counts.setdefault(unit, len(array) - more) != len(array) - more:
            raise IndexDamaged(f"{arrays.path}: {name} has the wrong length; index again")
    if counts["bytes of signatures"] != counts["documents"] * SIGNATURE_BYTES:
        raise IndexDamaged(f"{arrays.path}: signatures has the wrong length; index again")
    for field in TEXTS:
        if counts[f"marks of {field}"] != counts[f"postings of {field}"] // STRIDE:
            raise IndexDamaged(f"{arrays.path}: {field}.marks has the wrong length; index again")
