"""A server that is asked without a pause while generations are published: no request fails."""

from pathlib import Path

from benchmarks.soak import soak
from search import open_writer
from tests.web.articles import many_articles

SECONDS = 20
MEGABYTES = 40
"""What kept answers and matched queries of a small archive may take; a leak of engines is more."""


def test_requests_go_on_while_generations_are_published(tmp_path: Path) -> None:
    index = tmp_path / "index"
    with open_writer(index, workers=0) as writer:
        for article in many_articles(400):
            writer.add(article)
        writer.verify()
        writer.publish()
    soaked = soak(index, ["نشرة", "نشرة الصباح", "الأخبار رقم 7", "لا-شيء"], SECONDS, every=1)
    assert soaked.errors == []
    assert set(soaked.statuses) == {200}
    assert soaked.statuses[200] > 200
    assert soaked.generations >= 5
    assert soaked.growth < MEGABYTES
