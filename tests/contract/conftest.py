"""Every engine there is, behind two fixtures: the laws are tested against each.

Another engine is another parameter of both.
"""

from pathlib import Path

import pytest

from tests.conftest import EngineOf

ENGINES = ["embedded"]


@pytest.fixture(params=ENGINES)
def address(tmp_path: Path) -> Path:
    """Where a new index of the engine under test may be."""
    return tmp_path / "index"


@pytest.fixture(scope="session", params=ENGINES)
def engine_of(engine_of: EngineOf) -> EngineOf:
    """Return a function from articles to an engine under test, which no test may close."""
    return engine_of
