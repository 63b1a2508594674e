import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.middleware.codings import (
    BROTLI,
    GZIP,
    IDENTITY,
    choose_encoding,
    compress,
    is_compressible,
    packer_of,
)


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (b"", IDENTITY),
        (b"gzip, deflate, br", BROTLI),
        (b"gzip, deflate", GZIP),
        (b"br;q=0, gzip;q=0.5", GZIP),
        (b"br;q=0.000, gzip;q=0", IDENTITY),
        (b"*", BROTLI),
        (b"*;q=0", IDENTITY),
        (b"br;q=0, *", GZIP),
        (b"BR", BROTLI),
        (b"brotli, xgzip", IDENTITY),
        (b";;,,q=,\xff", IDENTITY),
        (b"gzip ; q=1", GZIP),
    ],
)
def test_the_best_coding_that_is_taken_is_chosen(accepted: bytes, chosen: bytes) -> None:
    assert choose_encoding(accepted) == chosen


@given(st.binary(max_size=200))
def test_no_header_is_too_odd(accepted: bytes) -> None:
    assert choose_encoding(accepted) in (BROTLI, GZIP, IDENTITY)


@given(st.lists(st.binary(max_size=300)), st.sampled_from((BROTLI, GZIP)))
def test_pieces_make_the_same_whole(pieces: list[bytes], coding: bytes) -> None:
    packer, whole = packer_of(coding), b"".join(pieces)
    packed = b"".join(map(packer.add, pieces)) + packer.finish()
    for each in (packed, compress(whole, coding), compress(whole, coding, best=True)):
        assert _unpack(each, coding) == whole


@pytest.mark.parametrize(
    ("kind", "is_text"),
    [
        (b"text/html; charset=utf-8", True),
        (b"application/json", True),
        (b"application/problem+json", True),
        (b"application/atom+xml", True),
        (b"application/x-ndjson", True),
        (b"image/svg+xml", True),
        (b"text/event-stream", False),
        (b"image/png", False),
        (b"application/octet-stream", False),
        (b"", False),
    ],
)
def test_text_gets_shorter(kind: bytes, is_text: bool) -> None:
    assert is_compressible(kind) is is_text


def _unpack(packed: bytes, coding: bytes) -> bytes:
    return brotli.decompress(packed) if coding == BROTLI else zlib.decompress(packed, wbits=31)
