"""The command tree: help, version, and every failure as one line and an exit code."""

import errno
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import IO

import pytest

from corpus import CorpusError
from search import IndexDamaged, IndexLocked, IndexOutdated

ROOT = Path(__file__).parents[2]
COMMANDS = ("index", "search", "serve", "verify", "info", "rollback", "export", "reindex", "demo")
COMMANDS += ("analyze",)


def test_alone_it_prints_help(run):
    result = run()
    assert result.exit_code == 0
    assert all(command in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Usage: arshif {command}" in result.stdout


def test_version(run):
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"arshif {version('arshif')}\n")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nonsense"], ["nonsense"]),
        (["search"], ["QUERY"]),
        (["index"], ["SOURCE"]),
        (["search", "لبنان", "--jsno"], ["--jsno", "--json"]),
        (["search", "لبنان", "--sort", "best"], ["--sort", "relevance"]),
        (["search", "لبنان", "--page", "two"], ["--page"]),
        (["serve", "--port", "70000"], ["--port", "65535"]),
    ],
)
def test_misuse_is_one_line_that_names_the_fault(run, arguments, words):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in words)


@pytest.mark.parametrize(
    "error, code, line",
    [
        (IndexOutdated("run: arshif index"), 1, "error: run: arshif index"),
        (IndexDamaged("postings.bin is cut short"), 1, "error: postings.bin is cut short"),
        (IndexLocked("another indexer is at work"), 1, "error: another indexer is at work"),
        (CorpusError("no such folder"), 1, "error: no such folder"),
        (PermissionError(errno.EACCES, "Permission denied", "a/b"), 1, "error: a/b: Permission"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "make room and run the command"),
        (KeyboardInterrupt(), 130, "error: interrupted"),
        (ZeroDivisionError("by zero"), 1, "ZeroDivisionError: by zero; please report it"),
        (RecursionError("too deep"), 1, "RecursionError"),
    ],
)
def test_every_error_is_one_line_and_an_exit_code(run, monkeypatch, error, code, line):
    def fail(_):
        raise error

    monkeypatch.setattr("cli.search.open_engine", fail)
    result = run("search", "لبنان")
    assert result.exit_code == code
    assert result.stdout == ""
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_traceback_is_shown_only_when_asked_for(run, monkeypatch):
    def fail(_):
        raise ZeroDivisionError

    monkeypatch.setattr("cli.search.open_engine", fail)
    monkeypatch.setenv("ARSHIF_DEBUG", "1")
    with pytest.raises(AssertionError, match="Traceback"):
        run("search", "لبنان")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1256", "latin-1"])
def test_no_encoding_of_the_terminal_is_fatal(encoding):
    result = _start("analyze", "وزارة الدفاع", PYTHONIOENCODING=encoding)
    output, _ = result.communicate()
    assert result.returncode == 0
    assert b"stop word" in output


def test_reader_that_stops_reading_is_no_error():
    result = _start("analyze", "--json", " ".join(["وزارة"] * 5000))
    assert result.stdout is not None
    result.stdout.read(10)
    result.stdout.close()
    assert result.stderr is not None
    assert result.stderr.read() == b""
    result.stderr.close()
    assert result.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "وزارة"]])
def test_full_disk_behind_standard_output_is_one_line(arguments):
    with Path("/dev/full").open("wb") as full:
        result = _start(*arguments, stdout=full)
        _, errors = result.communicate()
    assert result.returncode == 1
    assert errors.startswith(b"error: No space left on device")
    assert b"Traceback" not in errors


def test_closed_standard_output_is_no_error():
    command = f"{sys.executable} -m cli analyze وزارة >&-"
    result = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


def _start(
    *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE, **environment: str
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cli", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)} | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )
