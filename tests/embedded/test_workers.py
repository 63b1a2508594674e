"""Workers: what they make and raise comes back, and none of them outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from search.embedded.writing import workers as workers_module
from search.embedded.writing.workers import Workers
from search.errors import IndexDamaged, IndexInterrupted
from tests.crash.processes import is_alive, wait_for
from tests.embedded.tasks import Die, Fail, Sleep, TellProcess

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """Let no piece be made here because the processes are not ready yet."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers_module, "PATIENCE", None)
        yield


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with staffed(2) as started:
        yield started


@pytest.fixture
def lone() -> Iterator[Workers]:
    """One worker that nobody else needs any more."""
    with staffed(1) as started:
        yield started


def staffed(count: int) -> Workers:
    """Return workers whose processes are started."""
    started = Workers(count)
    started.start()
    started.hire()
    return started


def test_pieces_are_made_in_other_processes(workers: Workers, tmp_path: Path) -> None:
    made = [workers.submit(workers.make, TellProcess(), tmp_path) for _ in range(20)]
    pids = {int(piece.result().name) for piece in made}
    assert 1 <= len(pids) <= 2
    assert os.getpid() not in pids


@pytest.mark.parametrize("is_started", [False, True])
def test_before_processes_are_hired_pieces_are_made_here(tmp_path: Path, is_started: bool) -> None:
    with Workers(2) as few:
        if is_started:
            few.start()
        piece = few.submit(few.make, TellProcess(), tmp_path).result()
    assert int(piece.name) == os.getpid()


def test_while_no_process_is_ready_pieces_are_made_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers_module, "PATIENCE", 0)
    with staffed(2) as hired:
        assert int(hired.make(TellProcess(), tmp_path).name) == os.getpid()
        wait_for(lambda: int(hired.make(TellProcess(), tmp_path).name) != os.getpid())


def test_no_workers_at_all_is_legal(tmp_path: Path) -> None:
    with staffed(0) as none:
        assert not none.is_started
        assert int(none.make(TellProcess(), tmp_path).name) == os.getpid()


def test_large_tasks_arrive_whole(workers: Workers, tmp_path: Path) -> None:
    assert workers.make(TellProcess(payload=bytes(30_000_000)), tmp_path).documents == 30_000_000


def test_jobs_may_wait_for_earlier_ones(workers: Workers, tmp_path: Path) -> None:
    def last_of(futures: list[Future[int]]) -> int:
        return max((future.result() for future in futures), default=0) + 1

    futures: list[Future[int]] = []
    for _ in range(30):
        futures.append(workers.submit(last_of, list(futures)))
    assert futures[-1].result() == 30


@pytest.mark.parametrize("count", [0, 1, 3])
def test_map_keeps_the_order(count: int) -> None:
    with Workers(count) as some:
        assert some.map(str.upper, iter("abcdefgh")) == list("ABCDEFGH")


@pytest.mark.parametrize(
    "error, kind, words",
    [
        ("disk", OSError, r"\[Errno 28\] No space left on device: 'run-1.arrays'"),
        ("damage", IndexDamaged, "run-1.arrays is cut short"),
        ("memory", MemoryError, "MemoryError"),
        ("other", RuntimeError, "UnicodeDecodeError: .*invalid start byte"),
    ],
)
def test_errors_come_back_and_say_where_they_happened(
    workers: Workers, tmp_path: Path, error: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words) as caught:
        workers.make(Fail(error), tmp_path)
    assert "tasks.py" in caught.value.__notes__[0]
    # The worker is still of use.
    assert workers.make(TellProcess(), tmp_path)


def test_a_killed_worker_is_an_interruption_that_says_what_to_do(
    lone: Workers, tmp_path: Path
) -> None:
    with pytest.raises(IndexInterrupted, match=r"killed by signal 9.*run the same command again"):
        lone.make(Die(), tmp_path)


def test_an_idle_worker_that_was_killed_is_an_interruption_too(
    lone: Workers, tmp_path: Path
) -> None:
    os.kill(int(lone.make(TellProcess(), tmp_path).name), signal.SIGKILL)
    with pytest.raises(IndexInterrupted, match="killed by signal 9"):
        lone.make(TellProcess(payload=bytes(1_000_000)), tmp_path)


def test_dismissed_processes_end_and_others_may_be_hired(lone: Workers, tmp_path: Path) -> None:
    first = int(lone.make(TellProcess(), tmp_path).name)
    lone.dismiss()
    assert not is_alive(first)
    assert int(lone.make(TellProcess(), tmp_path).name) == os.getpid()
    lone.hire()
    assert int(lone.make(TellProcess(), tmp_path).name) not in (first, os.getpid())


def test_closing_does_not_wait_for_work(tmp_path: Path) -> None:
    with staffed(2) as busy:
        futures = [busy.submit(busy.make, Sleep(), tmp_path) for _ in range(4)]
        wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
        started = time.monotonic()
        busy.close()
    assert time.monotonic() - started < 5
    assert all(future.cancelled() or future.exception() for future in futures)
    assert not any(is_alive(int(path.name)) for path in tmp_path.iterdir())


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\n"
        "from tests.embedded.tasks import Sleep\n"
        "from tests.embedded.test_workers import staffed, workers_module\n"
        "workers_module.PATIENCE = None\n"
        "workers = staffed(2)\n"
        f"[workers.submit(workers.make, Sleep(), Path({str(tmp_path)!r})) for _ in range(2)]\n"
        "input()\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, cwd=ROOT, env=environment
    ) as parent:
        wait_for(lambda: len(list(tmp_path.iterdir())) == 2)
        parent.kill()
    wait_for(lambda: not any(is_alive(int(path.name)) for path in tmp_path.iterdir()))


def test_a_script_without_a_main_guard_can_use_the_writer(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from search import Article, open_writer, open_engine\n"
        "from search.embedded.writing import segmentation, workers\n"
        "segmentation.BATCH_ARTICLES = 4\n"
        "segmentation.BATCHES_BEFORE_HIRING = 0\n"
        "workers.PATIENCE = None\n"
        "print('started')\n"
        "with open_writer('index', workers=2) as writer:\n"
        "    for number in range(10):\n"
        "        writer.add(Article(str(number), '', 'نص'))\n"
        "    writer.verify()\n"
        "    print(writer.publish().articles)\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("started\n10\n", "")
