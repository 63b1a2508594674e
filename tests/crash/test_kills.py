"""kill -9 of the indexer and of its workers at random moments: nothing is lost, nothing remains.

ARSHIF_KILLS is how many kills there are, 20 by default; the seeds make them the same every time.
Half of them come at a step on the disk, half after a time, which no seed makes the same.
"""

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from search import open_maintenance
from tests.crash import processes
from tests.embedded.publishing import files_of, served_directory

KILLS = int(os.environ.get("ARSHIF_KILLS", "20"))

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")


class Undisturbed:
    """What a run leaves that nobody kills, how many steps it takes and how long."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.index = folder / kind
        self.before = folder / f"before-{kind}"
        if kind == "update":
            assert processes.run(self.before, "first")[0] == 0
        else:
            self.before.mkdir()
        shutil.copytree(self.before, self.index)
        started = time.monotonic()
        code, output = processes.run(self.index, kind)
        assert code == 0, output
        self.seconds = time.monotonic() - started
        self.steps = int(output)
        self.files = files_of(served_directory(self.index))


@pytest.fixture(scope="module", params=["first", "update"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, kind: str) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"), kind)


@pytest.mark.parametrize("seed", range((KILLS + 3) // 4))
def test_what_is_served_stays_whole_and_the_end_is_the_same(
    tmp_path: Path, kind: str, undisturbed: Undisturbed, seed: int
) -> None:
    """Two kills one after the other, then a run that nobody kills."""
    chance = random.Random(f"{kind} {seed}")
    index = Path(shutil.copytree(undisturbed.before, tmp_path / "index"))
    before = _served(index)
    for _ in range(2):
        _run_to_a_kill(index, kind, undisturbed, chance)
        assert _served(index) in (before, undisturbed.files)
    code, output = processes.run(index, kind, workers=chance.choice([1, 2, 3]))
    assert code == 0, output
    assert _served(index) == undisturbed.files
    assert not list(index.glob("building-*"))


def _served(index: Path) -> dict[str, bytes]:
    """Return the files that are served, all of which must be whole; none if nothing is."""
    if not (index / "CURRENT").exists():
        return {}
    assert open_maintenance(index).verify().damaged == ()
    return files_of(served_directory(index))


def _run_to_a_kill(index: Path, kind: str, undisturbed: Undisturbed, chance: random.Random) -> None:
    """Run an indexer and kill it or one of its workers; it may be done before."""
    role = chance.choice(["parent", "worker"])
    if chance.random() < 0.5:
        steps = undisturbed.steps if role == "parent" else 20
        processes.run(index, kind, kill=f"{role} {chance.randint(1, steps)}")
        return
    with processes.start(index, kind) as process:
        time.sleep(chance.random() * undisturbed.seconds)
        workers = processes.children(process.pid)
        for victim in [process.pid] if role == "parent" else workers[:1]:
            processes.kill(victim)
        process.communicate(timeout=120)
    processes.wait_for(lambda: not any(map(processes.is_alive, workers)))
