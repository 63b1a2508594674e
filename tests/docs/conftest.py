"""The sample archive behind the app, as `make demo` serves it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from corpus import SAMPLE_DIRECTORY, find_files
from indexer import build_index
from search import open_engine, open_writer
from tests.web.client import Client
from web.admin.administration import administration_of
from web.app import create_app
from web.engines import Engines
from web.settings import Settings

TOKEN = "token-of-the-sample-archive"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address = tmp_path_factory.mktemp("sample")
    build_index(find_files([SAMPLE_DIRECTORY]), open_writer(address))
    return address


@pytest.fixture(scope="session")
def sample_client(sample_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The app on the sample; what is indexed again is a copy of it."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(sample_index, house / "index")
    config = house / "arshif.toml"
    config.write_text(f"[[sources]]\npath = {str(SAMPLE_DIRECTORY)!r}\n", "utf-8")
    settings = Settings(index=str(house / "index"), config=config, admin_token=SecretStr(TOKEN))
    administration = administration_of(settings)
    with open_engine(sample_index) as engine:
        engines = Engines(lambda: engine, lambda: "published")
        yield Client(create_app(engines, administration=administration))
