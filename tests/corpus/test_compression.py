import gzip
import io
import zlib
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from corpus.compression import (
    COMPRESSIONS,
    Decompressing,
    found_compression,
    strip_compression,
)
from corpus.decompressors import RAW_WINDOW, Inflating
from corpus.errors import StreamUnreadable
from corpus.streams import guard, iter_lines
from tests.corpus.packing import COMPRESS

LINES = [f"سطر {number}\n".encode() for number in range(5000)]
PLAIN = b"".join(LINES)
KINDS = list(COMPRESS)


def opened(data: bytes, suffix: str, spent: list[int] | None = None) -> io.BufferedReader:
    compression = next(known for known in COMPRESSIONS if suffix in known.suffixes)
    spend = ([] if spent is None else spent).append
    stream = guard(io.BytesIO(data))
    return guard(Decompressing(stream, compression.decompressor, spend, compression.magic))


def read_until_it_breaks(stream: io.BufferedReader) -> tuple[bytes, str]:
    """Return what was given, and the reason why no more was."""
    given = bytearray()
    try:
        while piece := stream.read1(1 << 12):
            given += piece
    except StreamUnreadable as error:
        return bytes(given), str(error)
    return bytes(given), ""


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a.jsonl", "a.jsonl"),
        ("a.JSONL.GZ", "a.JSONL"),
        ("a.b.txt.bz2", "a.b.txt"),
        ("a.txt.gz.xz", "a.txt.gz"),
        ("a.tgz", "a.tar"),
        ("a.tar.zst", "a.tar"),
        ("a.txz", "a.tar"),
        ("a.gz", "a"),
        (".gz", ".gz"),
        ("أخبار", "أخبار"),
    ],
)
def test_name_leaves_its_last_compression_aside(name: str, plain: str) -> None:
    assert strip_compression(Path("folder.gz") / name) == Path("folder.gz") / plain


@pytest.mark.parametrize("suffix", KINDS)
def test_compressed_bytes_come_out_as_they_were(suffix: str) -> None:
    spent: list[int] = []
    stream = opened(COMPRESS[suffix](PLAIN), suffix, spent)
    assert list(iter_lines(stream)) == LINES
    assert sum(spent) == len(PLAIN)


@pytest.mark.parametrize("suffix", KINDS)
def test_empty_frame_is_empty(suffix: str) -> None:
    assert opened(COMPRESS[suffix](b""), suffix).read() == b""


@pytest.mark.parametrize("suffix", KINDS)
def test_frames_in_a_row_are_one_stream(suffix: str) -> None:
    compress = COMPRESS[suffix]
    frames = b"".join(map(compress, LINES[:300])) + compress(b"") + compress(b"end")
    assert opened(frames, suffix).read() == b"".join(LINES[:300]) + b"end"


@pytest.mark.parametrize("suffix", [".gz", ".xz"])
def test_zeros_behind_the_end_are_padding(suffix: str) -> None:
    compress = COMPRESS[suffix]
    padded = compress(b"one") + b"\0" * 512 + compress(b"two") + b"\0" * 512
    assert opened(padded, suffix).read() == b"onetwo"


@pytest.mark.parametrize("suffix", KINDS)
def test_something_else_behind_the_end_is_said(suffix: str) -> None:
    stream = opened(COMPRESS[suffix](PLAIN) + b"something else", suffix)
    given, reason = read_until_it_breaks(stream)
    assert given == PLAIN
    assert reason == "the compressed file is damaged: something else follows its end"


@pytest.mark.parametrize("suffix", KINDS)
def test_file_cut_short_gives_what_is_there_and_the_reason(suffix: str) -> None:
    packed = COMPRESS[suffix](LINES[0]) + COMPRESS[suffix](PLAIN)
    given, reason = read_until_it_breaks(opened(packed[:-30], suffix))
    assert reason == "the compressed file is cut short"
    assert given.startswith(LINES[0])
    assert (LINES[0] + PLAIN).startswith(given)


@given(cut=st.integers(1, len(gzip.compress(PLAIN)) - 1))
def test_gzip_cut_anywhere_gives_as_much_as_zlib_can(cut: int) -> None:
    packed = gzip.compress(PLAIN, mtime=0)[:cut]
    given, reason = read_until_it_breaks(opened(packed, ".gz"))
    assert given == zlib.decompressobj(31).decompress(packed)
    assert reason == "the compressed file is cut short"


@pytest.mark.parametrize("suffix", KINDS)
def test_damage_is_a_reason_after_what_stands_before_it(suffix: str) -> None:
    packed = bytearray(COMPRESS[suffix](LINES[0]) + COMPRESS[suffix](PLAIN))
    middle = len(packed) // 2
    packed[middle : middle + 40] = b"\xff" * 40
    given, reason = read_until_it_breaks(opened(bytes(packed), suffix))
    assert reason == "the compressed file is damaged"
    assert given.startswith(LINES[0])


def salvage_slowly(packed: bytes) -> bytes:
    """Return what zlib gives of damaged bytes when it is given one by one."""
    inflater, given = zlib.decompressobj(31), b""
    try:
        for byte in packed:
            given += inflater.decompress(bytes([byte]))
    except zlib.error:
        pass
    return given


@given(place=st.integers(20, len(gzip.compress(PLAIN)) - 60), noise=st.binary(min_size=40))
def test_damaged_gzip_gives_at_least_what_comes_byte_by_byte(place: int, noise: bytes) -> None:
    packed = bytearray(gzip.compress(PLAIN, mtime=0))
    packed[place : place + len(noise)] = noise
    given, reason = read_until_it_breaks(opened(bytes(packed), ".gz"))
    assert reason.startswith("the compressed file is")
    assert given.startswith(salvage_slowly(bytes(packed)))


def test_damage_at_the_very_end_loses_no_line() -> None:
    packed = gzip.compress(PLAIN)[:-8] + b"\0" * 8
    assert read_until_it_breaks(opened(packed, ".gz")) == (PLAIN, "the compressed file is damaged")


def test_bare_deflate_ends_with_its_frame() -> None:
    deflater = zlib.compressobj(wbits=RAW_WINDOW)
    packed = deflater.compress(PLAIN) + deflater.flush()
    stream = guard(io.BytesIO(packed + b"the next member"))
    plain = Decompressing(stream, lambda: Inflating(RAW_WINDOW), lambda count: None)
    assert guard(plain).read() == PLAIN


def test_frames_of_zstandard_that_are_to_be_skipped_are() -> None:
    skipped = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"note"
    packed = skipped + COMPRESS[".zst"](b"one") + skipped + COMPRESS[".zst"](b"two")
    assert opened(packed, ".zst").read() == b"onetwo"


@pytest.mark.parametrize("suffix", KINDS)
def test_a_step_of_a_bomb_is_small(suffix: str) -> None:
    spent: list[int] = []
    stream = opened(COMPRESS[suffix](b"\0" * (1 << 26)), suffix, spent)
    while stream.read1(1 << 16):
        pass
    assert sum(spent) == 1 << 26
    assert max(spent) <= 1 << 25


def test_frame_that_asks_for_too_much_memory_is_refused() -> None:
    window = zstandard.ZstdCompressionParameters(window_log=30, compression_level=1)
    compressor = zstandard.ZstdCompressor(compression_params=window).compressobj()
    packed = compressor.compress(b"x") + compressor.flush()
    assert "too much memory" in read_until_it_breaks(opened(packed, ".zst"))[1]


MAGICS = (b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18")


@given(st.binary(max_size=2), st.sampled_from(MAGICS), st.binary(max_size=4))
def test_first_byte_hides_no_compression(before: bytes, magic: bytes, after: bytes) -> None:
    head = before + magic + after
    known = [each for each in COMPRESSIONS if each.magic.match(head)]
    assert found_compression(head) is (known[0] if known else None)
