"""What docs/sources.md says can be read, and up to where."""

from pathlib import Path

import pytest

from corpus import decompressors, limits, streams
from corpus.compression import COMPRESSIONS
from corpus.containers import CONTAINERS

MANUAL = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
SUFFIXES = [suffix for known in COMPRESSIONS for suffix in known.suffixes]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_compression_is_in_the_manual(suffix: str) -> None:
    assert suffix in MANUAL


@pytest.mark.parametrize("name", [container.NAME for container in CONTAINERS])
def test_every_kind_of_archive_is_in_the_manual(name: str) -> None:
    assert f"- {name}:" in MANUAL


@pytest.mark.parametrize(
    "row",
    [
        f"| one article, one line | {streams.MAX_RECORD_BYTES >> 20} MiB |",
        f"| {limits.MAX_RATIO} bytes for each byte of it, {limits.FREE_BYTES >> 20} MiB in any",
        f"in any case; {limits.MAX_UNPACKED_BYTES >> 40} TiB |",
        f"| archives inside archives | {limits.MAX_ARCHIVE_DEPTH} |",
        f"| compressions around one another | {limits.MAX_COMPRESSION_LAYERS} |",
        f"| a zip inside something else | {limits.MAX_SPOOLED_BYTES >> 20} MiB |",
        f"| {decompressors.MAX_MEMORY >> 20} MiB (xz), a window of "
        f"{(1 << decompressors.MAX_WINDOW_LOG) >> 20} MiB (Zstandard) |",
    ],
)
def test_limits_are_those_of_the_manual(row: str) -> None:
    assert row in MANUAL
