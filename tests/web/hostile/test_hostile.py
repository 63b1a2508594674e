"""Addresses that no reader would ask for are found or refused, never an error of the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import SAMPLE_DIRECTORY, find_files
from indexer import build_index
from search import open_writer
from tests.web.hostile.addresses import address, shown
from tests.web.hostile.asking import Answer, App, Server
from tests.web.hostile.trial import Trial, is_right, try_out
from tests.web.serving import served
from web.app import create_app
from web.engines import Engines, engines_at

SEEDS = (Path(__file__).parent / "seeds.txt").read_text("ascii").splitlines()
"""Addresses that once took longer than they may."""
IN_PROCESS, ON_A_SERVER = 300, 150


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """The bundled sample."""
    index = tmp_path_factory.mktemp("hostile") / "index"
    build_index(find_files([SAMPLE_DIRECTORY]), open_writer(index))
    engines = engines_at(index)
    yield engines
    engines.close()


def test_the_app_finds_or_refuses(engines: Engines) -> None:
    with App(create_app(engines)) as app:
        trial = try_out(app, [*SEEDS, *(address(6, number) for number in range(IN_PROCESS))])
    assert trial.wrong == []
    assert {200, 400, 404, 414} <= set(trial.statuses)
    assert trial.statuses[200] > IN_PROCESS / 3


def test_a_server_finds_or_refuses_or_breaks_off_what_never_ends(engines: Engines) -> None:
    numbers = range(1_000_000, 1_000_000 + ON_A_SERVER)
    with served(create_app(engines)) as port, Server(port) as server:
        huge = "/search?q=" + "(" * 1_000_000
        trial = try_out(server, [*(address(6, number) for number in numbers), huge])
        assert server.ask("/search?q=a").status == 200
    assert trial.wrong == []
    assert trial.statuses[200] > ON_A_SERVER / 3


def test_an_address_is_the_same_each_time() -> None:
    made = [address(6, number) for number in range(200)]
    assert made == [address(6, number) for number in range(200)]
    assert len(set(made)) == 200
    assert all(each.isascii() and each.startswith("/") for each in made)
    assert made != [address(7, number) for number in range(200)]


def test_all_kinds_of_harm_are_among_them() -> None:
    made = "".join(address(6, number) for number in range(2_000))
    bidi, null, half, backtick = "%E2%80%AE", "%00", "%ED%A0", "%60"
    assert all(each in made for each in (bidi, null, half, backtick, "%28" * 300, "%FF"))
    assert "(a+)+$" in shown(made, len(made))
    assert any(len(address(6, number)) > 1_000_000 for number in range(2_000))


def test_only_what_is_endless_may_be_broken_off() -> None:
    assert is_right("/search?q=a", 200) and is_right("/search?q=a", 422)
    assert not is_right("/search?q=a", 500) and not is_right("/search?q=a", 302)
    assert not is_right("/search?q=a", 0)
    assert is_right("/search?q=" + "a" * 100_000, 0)


def test_a_trial_tells_what_was_slow_and_what_was_wrong() -> None:
    trial = Trial()
    trial.add("/search?q=a", Answer(200, 5.0))
    trial.add("/search?q=bad", Answer(503, 250.0))
    assert trial.wrong == [(503, "/search?q=bad")]
    told = "\n".join(trial.lines())
    assert "over 200: 1" in told and "WRONG 503 /search?q=bad" in told
