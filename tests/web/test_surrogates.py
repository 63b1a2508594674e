"""Half a surrogate pair in an article, as broken exports have it, is shown and never an error."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from search import Article
from tests.indexes import publish
from tests.web.client import Client
from web.app import create_app
from web.engines import engines_at

HALF = "\ud83d"
PLAIN = Article("1", "خبر المدينة", "وصل الوزير إلى المدينة", source="المرفأ", section="سياسة")
FIELDS = ("title", "body", "source", "section", "author", "url")
ADDRESSES = (
    "/",
    f"/search?q={quote('الوزير')}",
    f"/search?q={quote('الوزير')}&timeline=year",
    f"/articles/1?q={quote('الوزير')}",
    f"/feed?q={quote('الوزير')}",
    f"/api/v1/search?q={quote('الوزير')}&explain=true",
    "/api/v1/articles/1",
    "/api/v1/export?format=csv",
    "/api/v1/export?format=jsonl",
)


@pytest.mark.parametrize("field", FIELDS)
def test_it_is_shown_wherever_it_stands(tmp_path: Path, field: str) -> None:
    broken = replace(PLAIN, **{field: f"{getattr(PLAIN, field)} {HALF}"})
    publish(tmp_path, [broken])
    client = Client(create_app(engines_at(tmp_path)))
    for address in ADDRESSES:
        response = client.get(address)
        assert response.status_code == 200, address
        response.content.decode("utf-8")
