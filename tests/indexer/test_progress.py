"""Progress: files and bytes done never pass their totals and end at them."""

from indexer import Rules, Snapshot, Stage, build_index


class Recorder:
    def __init__(self, *, every: int = 1) -> None:
        self.snapshots: list[Snapshot] = []
        self._every = every
        self._asked = 0

    def is_due(self) -> bool:
        self._asked += 1
        return self._asked % self._every == 0

    def show(self, snapshot: Snapshot) -> None:
        self.snapshots.append(snapshot)


def test_progress_grows_and_ends_at_the_total(make_files, record, shelf):
    recorder = Recorder()
    files = make_files(a=[record("1")], b=[record("2"), record("3")])
    build_index(files, shelf.writer(), recorder, rules=Rules(cuts_recurring=False))
    shown = recorder.snapshots
    assert [snapshot.bytes_done for snapshot in shown] == [1000, 1500, 2000, 2000, 2000]
    assert [snapshot.articles for snapshot in shown] == [1, 2, 3, 3, 3]
    assert [snapshot.file for snapshot in shown[:3]] == ["a", "b", "b"]
    assert [snapshot.stage for snapshot in shown[3:]] == [Stage.VERIFYING, Stage.PUBLISHING]
    assert shown[-1].files_done == shown[-1].files_total == 2
    assert all(snapshot.bytes_total == 2000 for snapshot in shown)


def test_snapshots_are_made_when_they_are_due_and_for_each_later_stage(make_files, record, shelf):
    recorder = Recorder(every=3)
    files = make_files(a=[record(str(number)) for number in range(7)])
    build_index(files, shelf.writer(), recorder, rules=Rules(cuts_recurring=False))
    assert [(each.stage, each.articles) for each in recorder.snapshots] == [
        (Stage.READING, 3),
        (Stage.READING, 6),
        (Stage.VERIFYING, 7),
        (Stage.PUBLISHING, 7),
    ]
