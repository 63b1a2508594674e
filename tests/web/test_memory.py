"""What is freed goes back to the system, where the allocator is told to keep large blocks apart."""

import subprocess
import sys

import pytest

from web.memory import LARGE, keep_large_blocks_apart

# Small blocks that stay lie between large ones that go, as with generations one after the other.
PROGRAM = f"""
import re, sys
from pathlib import Path
from web.memory import keep_large_blocks_apart

def resident():
    return int(re.search(r"RssAnon:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

if "apart" in sys.argv:
    keep_large_blocks_apart()
del (first := [bytearray({LARGE} * 16)])[:]
before, small, large = resident(), [], []
for _ in range(64):
    large.append(bytearray({LARGE} * 2))
    small.append(bytearray(100_000))
del large[:]
print(resident() - before)
"""


def left(*arguments: str) -> int:
    """Return how many megabytes of 64 that were freed, and 6 that were not, a process has left."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_large_blocks_are_given_back() -> None:
    if not keep_large_blocks_apart():
        pytest.skip("the allocator is not glibc's")
    assert left("apart") < 16
    assert left() > 48
