"""Several papers printed one agency's report: the results show it once, and where else it stood."""

import datetime as dt
from collections.abc import Iterator

import pytest

from search import Article
from tests.browser.conftest import served
from tests.browser.stories.conftest import ReaderOf
from tests.indexes import publish
from web.app import create_app
from web.engines import engines_at

pytestmark = pytest.mark.browser
REPORT = " ".join(
    f"قالت الوكالة في الفقرة {number} إن سفينة القمح رقم {number * 7} بلغت الميناء عند الفجر"
    for number in range(30)
)
PAPERS = ("الميناء", "الساحل", "البحر")
COPIES = tuple(
    Article(
        id=f"copy-{number}",
        title="سفينة قمح تبلغ الميناء",
        body=f"{REPORT} {paper}",
        date=dt.date(2024, 5, 1 + number),
        source=paper,
    )
    for number, paper in enumerate(PAPERS)
)
OTHER = Article("other", "مباراة ودية", "فاز الفريق في مباراة ودية جرت مساء أمس", source="الملعب")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an archive in which three papers have one report."""
    index = tmp_path_factory.mktemp("papers") / "index"
    publish(index, (*COPIES, OTHER))
    with served(create_app(engines_at(index))) as address:
        yield address


def test_a_story_is_one_hit_that_leads_to_its_copies(reader_of: ReaderOf, papers: str) -> None:
    reader = reader_of(papers)
    reader.looks_for("سفينة")
    assert len(reader.titles) == 1
    reader.follows(reader.page.locator(".hit .copies a"))
    copies = reader.page.locator("#copies")
    assert copies.is_visible()
    told = copies.locator("li .meta").all_inner_texts()
    assert len(told) == len(PAPERS) - 1
    shown = [paper for paper in PAPERS if any(paper in each for each in told)]
    assert len(shown) == len(told)
    reader.follows(copies.locator("li a").first)
    assert reader.page.locator("#copies li").count() == len(PAPERS) - 1
