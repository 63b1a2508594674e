"""How the members of a zip may be packed: APPNOTE.TXT of PKWARE, section 4.4.5."""

from collections.abc import Callable
from functools import partial

from corpus.decompressors import RAW_WINDOW, Decompressor, Inflating, Unzstandard, unbzip, unxz

STORED = 0
METHODS: dict[int, Callable[[], Decompressor]] = {
    8: partial(Inflating, RAW_WINDOW),
    12: unbzip,
    93: Unzstandard,
    95: unxz,
}
