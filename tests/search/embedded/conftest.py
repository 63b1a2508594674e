"""A small published index to look into and to damage."""

import datetime as dt
from pathlib import Path

import pytest

from tests.indexes import article, publish

ARTICLES = (
    article(1, "خبر", "وزير في بيروت", date=dt.date(2019, 3, 12), section="سياسة", source="مدار"),
    article(2, "خبر عاجل", "كتاب جديد", section="ثقافة"),
)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The directory of an index with one generation, generation-000001, of `ARTICLES`."""
    index = tmp_path / "index"
    publish(index, ARTICLES)
    return index
