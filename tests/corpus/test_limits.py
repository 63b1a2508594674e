"""Bombs: what unpacks to far more than its file, or is packed too often, ends with a reason."""

import gzip
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from corpus import limits
from corpus.containers import spooling
from corpus.errors import StreamUnreadable
from corpus.limits import Budget
from tests.corpus.packing import COMPRESS, make_tar, make_zip, read_path, reasons, titles, write

LINE = b'{"title": "a"}\n'
TOO_MUCH = (
    "unpacked too much: more than 200 bytes for each byte of the file; "
    "what it holds beyond that is not read"
)


def test_text_that_shrinks_well_is_no_bomb() -> None:
    budget = Budget(1000)
    budget.spend(limits.FREE_BYTES)
    assert not budget.exhausted


def test_ratio_ends_a_bomb_whatever_its_size() -> None:
    size = limits.FREE_BYTES
    budget = Budget(size)
    budget.spend(size * limits.MAX_RATIO)
    with pytest.raises(StreamUnreadable, match="unpacked too much"):
        budget.spend(1)
    assert budget.exhausted


def test_what_comes_through_a_pipe_counts_as_it_comes() -> None:
    budget = Budget()
    budget.take(limits.FREE_BYTES)
    budget.spend(limits.FREE_BYTES * 2)
    assert not budget.exhausted


def test_total_is_bounded() -> None:
    budget = Budget(1 << 50)
    budget.spend(limits.MAX_UNPACKED_BYTES)
    with pytest.raises(StreamUnreadable, match="1,024 GiB"):
        budget.spend(1)
    assert budget.exhausted


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE_BYTES", 1 << 20)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("suffix", COMPRESS)
def test_compressed_bomb_ends_with_a_reason_in_bounded_memory(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path, f"1.jsonl{suffix}", COMPRESS[suffix](b"\0" * (1 << 25)))
    tracemalloc.start()
    outcomes = read_path(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reasons(outcomes)[-1][1] == TOO_MUCH
    assert peak < 40 << 20


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_zip_bomb_ends_the_archive(tmp_path: Path, method: int) -> None:
    members = {f"{n}.txt": b"\0" * (1 << 24) for n in range(5)}
    path = write(tmp_path, "a.zip", make_zip({"0.jsonl": LINE, **members}, method))
    outcomes = read_path(path)
    assert titles(outcomes) == ["a"]
    assert reasons(outcomes)[-1][1] == TOO_MUCH
    assert len(outcomes) < 6


def share_bytes(packed: bytes) -> bytes:
    """Return a zip of equal members in which all rows of the table lead to the first."""
    start, table = packed.index(b"PK\3\4", 10), packed.index(b"PK\1\2")
    shared = bytearray(packed[:start] + packed[table:])
    place = start
    while place > 0:
        shared[place + 42 : place + 46] = bytes(4)
        place = shared.find(b"PK\1\2", place + 1)
    shared[-6:-2] = start.to_bytes(4, "little")
    return bytes(shared)


@pytest.mark.usefixtures("small_limits")
def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    members = {f"{n:04}.txt": bytes(100_000) for n in range(1000)}
    packed = share_bytes(make_zip(members, zipfile.ZIP_STORED))
    outcomes = read_path(write(tmp_path, "a.zip", packed))
    assert reasons(outcomes)[-1][1] == TOO_MUCH
    assert 100 < len(outcomes) < 1000


@pytest.mark.usefixtures("small_limits")
def test_nested_bomb_is_counted_against_the_file_on_disk(tmp_path: Path) -> None:
    # Each layer alone stays below the ratio.
    inner = gzip.compress(b"\0" * (1 << 26))
    path = write(
        tmp_path, "a.tar.xz", COMPRESS[".xz"](make_tar({f"{n}.gz": inner for n in range(9)}))
    )
    assert reasons(read_path(path))[-1][1] == TOO_MUCH


def nested(depth: int) -> bytes:
    data, name = LINE, "1.jsonl"
    for level in range(depth):
        make = make_tar if level % 2 else make_zip
        data, name = make({name: data}), f"{level}.{'tar' if level % 2 else 'zip'}"
    return data


def test_archives_inside_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    depth = limits.MAX_ARCHIVE_DEPTH
    (outcome,) = read_path(write(tmp_path, "a.zip", nested(depth)))
    assert outcome.origin.member == "2.zip!1.tar!0.zip!1.jsonl"
    (outcome,) = read_path(write(tmp_path, "a.zip", nested(depth + 1)))
    assert str(outcome.origin) == f"{tmp_path}/a.zip!3.tar!2.zip!1.tar!0.zip"
    assert reasons([outcome])[0][1] == "archives too deep inside one another: more than 4"


def test_too_large_a_zip_inside_another_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "MAX_SPOOLED_BYTES", 1 << 20)
    large = make_zip({"1.txt": b"x" * (1 << 20)}, zipfile.ZIP_STORED)
    outcomes = read_path(write(tmp_path, "a.zip", make_zip({"in.zip": large, "2.jsonl": LINE})))
    ((member, reason),) = reasons(outcomes)
    assert (member, reason) == (
        "in.zip",
        "a zip that is packed or piped is too large; unpack it from what holds it first: "
        "more than 1 MiB",
    )
    assert titles(outcomes) == ["a"]
