"""Files with one byte changed or their end cut off."""

from pathlib import Path

from hypothesis import strategies as st

FLIPS = st.integers(1, 255)


def flip(path: Path, place: int, mask: int) -> None:
    """Change the bits of `mask` in the byte at `place`."""
    data = bytearray(path.read_bytes())
    data[place] ^= mask
    path.write_bytes(data)


def cut(path: Path, size: int) -> None:
    """Keep only the first bytes of a file."""
    path.write_bytes(path.read_bytes()[:size])
