"""The sample archive behind the app, as `make demo` serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import SAMPLE_DIRECTORY, find_files
from indexer import build_index
from search import open_engine, open_writer
from tests.web.client import Client
from web.app import create_app
from web.engines import Engines


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address = tmp_path_factory.mktemp("sample")
    build_index(find_files([SAMPLE_DIRECTORY]), open_writer(address))
    return address


@pytest.fixture(scope="session")
def sample_client(sample_index: Path) -> Iterator[Client]:
    with open_engine(sample_index) as engine:
        yield Client(create_app(Engines(lambda: engine, lambda: "published")))
