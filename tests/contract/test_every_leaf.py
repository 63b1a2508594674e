"""Every kind of leaf at every level: found as the oracle finds, explained to the score, marked."""

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import Engine, Level, SearchRequest, open_engine
from tests import dense
from tests.contract.derivations import check_numbers
from tests.contract.showing import is_shown
from tests.differential.comparing import assert_equal
from tests.indexes import publish
from tests.oracle import Oracle

kinds = pytest.mark.parametrize("kind", dense.LEAVES)
levels = pytest.mark.parametrize("level", Level)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    address: Path = tmp_path_factory.mktemp("dense") / "index"
    publish(address, dense.archive())
    with open_engine(address) as engine:
        yield engine


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    return Oracle(dense.archive())


@levels
@kinds
def test_explanations_arrive_at_the_score_and_what_gives_it_is_shown(
    engine: Engine, kind: str, level: Level
):
    shown = 0

    @settings(max_examples=25, deadline=None)
    @given(dense.queries(kind))
    def check(query: str) -> None:
        nonlocal shown
        for hit in engine.search(SearchRequest(query, level=level, size=100, explain=True)).hits:
            assert hit.explanation
            assert math.isclose(hit.explanation.value, hit.score, abs_tol=1e-9)
            check_numbers(hit.explanation)
            assert is_shown(hit)
            shown += 1

    check()
    assert shown


@kinds
def test_what_is_found_is_what_the_oracle_finds(engine: Engine, oracle: Oracle, kind: str):
    @settings(max_examples=25, deadline=None)
    @given(dense.queries(kind), st.sampled_from(Level))
    def check(query: str, level: Level) -> None:
        assert_equal(engine, oracle, SearchRequest(query, level=level, size=100))

    check()
