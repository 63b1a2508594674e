"""What becomes of a job, by what its process says and how that ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indexer import IndexReport, build_index
from search import Job, JobState, open_writer
from tests.web.jobs.scripted import PROGRESS, REPORT, SUCCESS, finished, scripted, until
from web.jobs import running
from web.jobs.launching import Process, child_environment, indexing
from web.jobs.registry import Launch, Registry
from web.jobs.running import _read_report


def ended(launch: Launch) -> Job:
    registry = Registry(launch)
    return finished(registry.find(registry.start(update=False).id))


def test_what_the_indexer_says_is_what_is_known() -> None:
    job = ended(scripted())
    assert (job.state, job.error) == (JobState.PUBLISHED, "")
    assert job.progress and job.progress.file == PROGRESS["file"]
    assert job.report and job.report.generation
    assert job.report.generation.name == "generation-000002"
    assert [kind.count for kind in job.report.skipped.kinds] == [2]
    assert job.finished and job.finished >= job.started


def test_the_error_of_the_indexer_is_the_error_of_the_job() -> None:
    launch = scripted([], error="noise\nerror: /x/arshif.toml: no key 'pathh'\nmore", code=2)
    job = ended(launch)
    assert (job.state, job.error) == (JobState.FAILED, "/x/arshif.toml: no key 'pathh'")


def test_a_report_of_nothing_published_comes_with_a_failure() -> None:
    nothing = {"report": REPORT | {"generation": None, "indexed": 0}}
    job = ended(scripted([nothing], error="error: nothing to index", code=1))
    assert job.state is JobState.FAILED
    assert job.report and job.report.generation is None


@pytest.mark.parametrize(("code", "error"), [(3, "exit code 3"), (0, "without a report")])
def test_an_end_without_words_is_told(code: int, error: str) -> None:
    job = ended(scripted([], code=code))
    assert job.state is JobState.FAILED
    assert error in job.error and "start another job" in job.error


def test_lines_that_are_none_of_ours_change_nothing() -> None:
    odd = ["{", "compiling", {"progress": {"stage": 1}}, {"report": []}, {"other": 1}, *SUCCESS]
    assert ended(scripted(odd)).state is JobState.PUBLISHED


def test_a_killed_indexer_is_a_failed_job(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr("web.jobs.launching.subprocess.Popen", noted)
    registry = Registry(scripted(waits=True))
    record = registry.find(registry.start(update=False).id)
    os.kill(started[0].pid, signal.SIGKILL)
    job = finished(record)
    assert job.state is JobState.FAILED
    assert "ended by SIGKILL" in job.error and "start another job to go on" in job.error


def test_a_job_that_is_stopped_is_cancelled() -> None:
    registry = Registry(scripted([{"progress": PROGRESS}], waits=True))
    record = registry.find(registry.start(update=False).id)
    assert record
    until(lambda: record.job.progress)
    registry.stop(record.job.id)
    registry.stop(record.job.id)
    job = finished(record)
    assert (job.state, job.error) == (
        JobState.CANCELLED,
        "interrupted: nothing was published",
    )


def test_an_indexer_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running.Running.__init__, "__defaults__", (0.2,))
    registry = Registry(scripted([{"progress": PROGRESS}], waits=True, stubborn=True))
    record = registry.find(registry.start(update=False).id)
    assert record
    until(lambda: record.job.progress)
    registry.close()
    assert record.job.state is JobState.CANCELLED
    assert "ended by SIGKILL" in record.job.error


def test_a_stop_that_comes_too_late_changes_nothing() -> None:
    registry = Registry(scripted())
    record = registry.find(registry.start(update=False).id)
    job = finished(record)
    registry.stop(job.id)
    assert record and record.job == job


def test_the_indexer_does_not_get_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARSHIF_ADMIN_TOKEN", "secret-secret-secret")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    environment = child_environment(os.environ)
    assert "ARSHIF_ADMIN_TOKEN" not in environment
    assert environment["PYTHONPATH"].endswith(":/elsewhere")
    program = "import os; print(any('secret' in value for value in os.environ.values()))"
    process = Process([sys.executable, "-c", program])
    assert list(process.lines()) == [b"False\n"]
    assert (process.wait(), process.errors()) == (0, "")


def test_the_command_reads_what_is_configured_and_nothing_else() -> None:
    command = indexing("/i", Path("/c.toml"), update=True)
    places = ["index", "--json", "--config", "/c.toml", "--index", "/i", "--update"]
    assert command[command.index("cli") + 1 :] == places
    assert indexing("/i", Path("/c.toml"), update=False)[-1] == "/i"


def test_every_report_of_the_indexer_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "عنوان", "text": "نص"}\n{bad\n', "utf-8")
    from corpus import find_files

    report = build_index(find_files([tmp_path / "a.jsonl"]), open_writer(tmp_path / "i", workers=0))
    read = _read_report(report.to_dict())
    assert isinstance(report, IndexReport)
    assert (read.read, read.indexed, read.skipped.total) == (2, 1, 1)
    assert read.generation == report.generation
    assert read.skipped.kinds[0].examples[0].text == report.skipped.listed[0].text
