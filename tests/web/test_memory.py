"""What is freed goes back to the system, and no answer waits for a search for garbage."""

import gc
import subprocess
import sys

import pytest

from tests.web.fake import FakeEngine
from tests.web.serving import served
from web.app import create_app
from web.engines import Engines
from web.memory import LARGE, SELDOM, keep_large_blocks_apart

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


# What refers to itself is garbage; what caches keep is not.
LOOKING = """
import gc, sys
from web.memory import look_for_garbage_seldom

class Garbage:
    alive = 0

    def __init__(self):
        self.own = self
        Garbage.alive += 1

    def __del__(self):
        Garbage.alive -= 1

def note(phase, told):
    looks[told["generation"]] += 1

if "seldom" in sys.argv:
    look_for_garbage_seldom()
looks, kept = [0, 0, 0], []
gc.callbacks.append(note)
for number in range(400_000):
    kept.append((number, [number]))
    if number % 10 == 0:
        Garbage()
print(looks[2], Garbage.alive)
"""


def looks(*arguments: str) -> list[int]:
    """Return how often all objects were looked at, and how much of 40,000 is left."""
    command = [sys.executable, "-c", LOOKING, *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [int(number) for number in told.split()]


def test_garbage_is_found_among_the_young_without_a_look_at_all_that_is_kept() -> None:
    often, _ = looks()
    seldom, left = looks("seldom")
    assert often > 0 and seldom == 0
    assert left < 2_000


def test_a_server_looks_for_garbage_seldom_until_its_end(engine: FakeEngine) -> None:
    usual = gc.get_threshold()
    with served(create_app(Engines(lambda: engine, lambda: "published"))):
        assert gc.get_threshold()[2] == SELDOM and gc.get_freeze_count()
    assert gc.get_threshold() == usual and not gc.get_freeze_count()
