"""Progress: a bar on a terminal, lines elsewhere; both at their own pace."""

import io

import pytest
from rich.console import Console

from cli import progress
from cli.progress import shown_progress
from indexer import Snapshot, Stage


def _snapshot(articles: int, stage: Stage = Stage.READING) -> Snapshot:
    return Snapshot(stage, "قديم/news.jsonl", 0, 2, 250 * articles, 1000, articles)


def _shown(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, snapshots: list[Snapshot]) -> str:
    monkeypatch.setattr(progress, "REDRAW_SECONDS", 0.0)
    monkeypatch.setattr(progress, "LINE_SECONDS", 0.0)
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=is_terminal, width=100, _environ={})
    with shown_progress(console) as shown:
        for snapshot in snapshots:
            shown.show(snapshot)
    return stream.getvalue()


def test_lines_say_how_far_it_is(monkeypatch):
    snapshots = [_snapshot(1), _snapshot(3), _snapshot(3, Stage.VERIFYING)]
    lines = _shown(monkeypatch, is_terminal=False, snapshots=snapshots).splitlines()
    assert lines[0].startswith("reading: 1 article,")
    assert lines[1].endswith("at 75%, قديم/news.jsonl")
    assert lines[2].startswith("verifying: 3 articles")


def test_bar_shows_rate_and_file_and_is_cleared_away(monkeypatch):
    drawn = _shown(monkeypatch, is_terminal=True, snapshots=[_snapshot(2)])
    assert "50%" in drawn
    assert "2 articles" in drawn
    assert drawn.endswith("\x1b[2K") or drawn.rstrip().endswith("\x1b[?25h")


def test_time_comes_once_in_so_many_seconds(monkeypatch):
    times = iter([0.0, 4.0, 9.9, 10.0, 12.0, 19.9, 21.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(times))
    pace = progress.Pace(10.0)
    assert [pace.is_due() for _ in range(6)] == [False, False, True, False, False, True]


def test_nothing_is_due_in_a_short_run():
    for is_terminal in (False, True):
        console = Console(file=io.StringIO(), force_terminal=is_terminal)
        with shown_progress(console) as shown:
            assert not any(shown.is_due() for _ in range(4))
