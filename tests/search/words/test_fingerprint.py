"""The fingerprint of the rules of words is the same in every run, and changes with a rule."""

import os
import subprocess
import sys

import pytest

from search.words.fingerprint import fingerprint

PRINT = "from search.words.fingerprint import fingerprint; print(fingerprint())"


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_fingerprint_is_the_same_in_every_run(seed: str) -> None:
    """Sets of strings have another order for each seed."""
    run = subprocess.run(
        [sys.executable, "-c", PRINT],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == fingerprint()


@pytest.mark.parametrize(
    "setting",
    [
        "contexts.MIN_ARTICLES",
        "endings.OWNED_SHARE",
        "judging.NEAR",
        "keys.MIN_SPELLED",
        "keying.MAX_KEY",
        "remainders.MIN_LEFT",
    ],
)
def test_the_fingerprint_changes_with_a_setting(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint()
    monkeypatch.setattr(f"search.words.{setting}", 77)
    assert fingerprint.__wrapped__() != before
