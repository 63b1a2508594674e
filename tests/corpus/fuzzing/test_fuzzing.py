"""A short run of the fuzzing, and every input that ever broke a law."""

from functools import partial
from pathlib import Path

import pytest

from corpus import Record, Skipped
from corpus.document import Document, Origin
from tests.corpus.fuzzing.fuzzing import Crash, fuzz_once, spoil
from tests.corpus.fuzzing.laws import LawBroken, check
from tests.corpus.fuzzing.targets import REGRESSIONS, Target, all_seeds, make_targets

INPUTS = 100
TARGETS = {target.name: target for target in make_targets()}
KEPT = sorted(REGRESSIONS.glob("*/*"))
ORIGIN = Origin("a")


@pytest.mark.parametrize("name", TARGETS)
def test_every_format_has_seeds_that_it_reads(name: str) -> None:
    seeds = TARGETS[name].seeds
    message = f"put small invented files of the format into tests/corpus/fuzzing/seeds/{name}/"
    assert seeds, message
    assert any(check(partial(TARGETS[name].read, seed)) for seed in seeds), message


@pytest.mark.parametrize("name", TARGETS)
def test_spoiled_files_keep_the_laws(name: str) -> None:
    others = all_seeds()
    for number in range(INPUTS):
        assert fuzz_once(TARGETS[name], others, number) is None


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_law_keeps_it(path: Path) -> None:
    if path.parent.name in TARGETS:
        check(partial(TARGETS[path.parent.name].read, path.read_bytes()), traced=True)


def test_every_kept_input_is_of_a_target() -> None:
    assert {path.parent.name for path in KEPT} <= set(TARGETS)


def test_the_same_number_is_the_same_input() -> None:
    target, others = TARGETS["json-lines"], all_seeds()
    inputs = [spoil(target, others, number) for number in range(50)]
    assert inputs == [spoil(target, others, number) for number in range(50)]
    assert len(set(inputs)) > 40


def outcomes_that_raise():
    yield Skipped(ORIGIN, "a reason")
    raise ValueError("unexpected")


@pytest.mark.parametrize(
    ("outcomes", "law"),
    [
        (outcomes_that_raise, "no exception leaves"),
        (lambda: [Skipped(ORIGIN, "")], "short kind"),
        (lambda: [Skipped(ORIGIN, "x" * 500 + ": detail")], "short kind"),
        (lambda: [None], "Record or Skipped"),
        (lambda: [Record(ORIGIN, Document("", "a", "b"))], "has an id"),
        (lambda: [Record(ORIGIN, Document("1", "a", "\ud800"))], "no Unicode: body"),
        (lambda: [Record(ORIGIN, Document("1", "a", "b", date="2012"))], "no date"),
        (lambda: (Skipped(ORIGIN, f"{len('x' * (1 << 27))}") for _ in "a"), "memory is bounded"),
    ],
)
def test_broken_laws_are_noticed(outcomes, law) -> None:
    with pytest.raises(LawBroken, match=law):
        check(outcomes, traced=True)


def test_crash_is_kept_where_it_is_read_again(tmp_path: Path) -> None:
    def read(data: bytes):
        raise ZeroDivisionError

    crash = fuzz_once(Target("broken", [b"seed"], read), [b"other"], 0)
    assert isinstance(crash, Crash)
    path = crash.keep(tmp_path)
    assert path.parent == tmp_path / "broken"
    assert path.read_bytes() == crash.data
