"""What is compiled is compiled anew when anything that went into it has changed."""

import subprocess
import sys
from pathlib import Path

CONSTANTS = "FACTOR = {factor}\n"
INNER = """
from search.compiling import kernel
from constants import FACTOR


@kernel()
def scaled(number):
    return number * FACTOR
"""
OUTER = """
from search.compiling import kernel
from inner import scaled


@kernel()
def scaled_twice(number):
    return scaled_once(scaled_once(number))


@kernel()
def scaled_once(number):
    return scaled(number)
"""
MAIN = """
import outer

print(outer.scaled_twice(1), len(outer.scaled_twice.stats.cache_hits))
"""


def run_twice_scaled(folder: Path) -> str:
    run = subprocess.run(
        [sys.executable, "-c", MAIN],
        env={"PYTHONPATH": f"{folder}:{Path(__file__).parents[2]}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def test_a_constant_of_another_file_compiles_the_kernels_that_use_it_anew(tmp_path: Path) -> None:
    (tmp_path / "inner.py").write_text(INNER)
    (tmp_path / "outer.py").write_text(OUTER)
    (tmp_path / "constants.py").write_text(CONSTANTS.format(factor=3))
    assert run_twice_scaled(tmp_path) == "9 0"
    assert run_twice_scaled(tmp_path) == "9 1"
    (tmp_path / "constants.py").write_text(CONSTANTS.format(factor=50))
    assert run_twice_scaled(tmp_path) == "2500 0"
