"""What tests of every package share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def archive_data() -> Path:
    """The folder of real articles; they are not ours to publish, so it may be absent."""
    beside_repository = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ARSHIF_DATA", beside_repository))
    if not folder.is_dir():
        pytest.skip(f"NO REAL ARTICLES in {folder}: put them there or set ARSHIF_DATA")
    return folder
