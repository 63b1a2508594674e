"""Articles that attack their reader, a test for each field and kind: each is shown as text alone.

All pages that show the articles are visited once, in a real browser, under our policy and without
it: nothing may depend on the policy, so what it had to stop is a failure too.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.attacks.archive import ARTICLES, FIELDS, SOURCE, WORD, code, mark, path_of
from tests.browser.attacks.evidence import ISOLATED, Watch
from tests.browser.attacks.payloads import ELSEWHERE, KINDS

pytestmark = pytest.mark.browser
SEARCH = f"/search?q={quote(WORD)}&size=100&collapse=0"
LISTS = (
    "/",
    "/?lang=en",
    SEARCH,
    f"{SEARCH}&lang=en&level=wide&match=any",
    f"{SEARCH}&timeline=year&share=true&compare={quote(WORD)}",
    *(f"{SEARCH}&facet={facet}" for facet in ("section", "source", "author")),
    f"/search?q={quote(WORD)}&size=10&page=2",
)
DOCUMENTS = (
    f"/feed?q={quote(WORD)}&size=100",
    "/sitemap.xml",
    "/sitemaps/1.xml",
    f"/api/v1/search?q={quote(WORD)}&size=100&explain=true",
    *(f"/api/v1/{each}?q={quote(WORD)}" for each in ("facets", "timeline", "suggest", "analyze")),
    f"/suggestions?q={quote(WORD)}",
)
OFFERED = ("title", "section", "source", "author")


class Visited:
    """What was done by the articles, which marks were shown, and what else went wrong."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.shown: set[str] = set()

    def visit(self, page: Page, path: str) -> None:
        page.goto(f"{self.watch.home}{path}")
        for fold in page.locator("details:not([open]) > summary").all():
            if fold.is_visible():
                fold.click()
        self.look(page)

    def look(self, page: Page) -> None:
        self.watch.look(page)
        self.watch.misdeeds += page.evaluate(ISOLATED)
        text = page.evaluate("document.body.textContent")
        self.shown |= {each for each in MARKS if f"({each})" in text}


MARKS = frozenset(mark(field, kind) for field in FIELDS for kind in KINDS)


@pytest.fixture(scope="module", params=[False, True], ids=["policy", "no-policy"])
def visited(browser: Browser, attacked: str, request: pytest.FixtureRequest) -> Iterator[Visited]:
    """All pages, visited."""
    with browser.new_context(locale="ar", bypass_csp=request.param) as context:
        visited = Visited(Watch(attacked))
        page = visited.watch.begin(context)
        for path in LISTS:
            visited.visit(page, path)
        for kind in KINDS:
            visited.visit(page, f"{path_of(kind)}?q={quote(f'{WORD} {code(kind)}')}")
            page.emulate_media(media="print")
            visited.look(page)
            page.emulate_media(media="screen")
        yield visited


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_only_text(visited: Visited, field: str, kind: str) -> None:
    assert visited.watch.of(mark(field, kind)) == []
    assert mark(field, kind) in visited.shown


def test_nothing_else_happens_on_any_page(visited: Visited) -> None:
    assert visited.watch.misdeeds == []
    assert len(visited.watch.documents) == len(LISTS) + len(KINDS)


def test_an_attack_is_read_as_it_was_written(page: Page, attacked: str) -> None:
    for kind in KINDS:
        page.goto(f"{attacked}{path_of(kind)}")
        written, shown = ARTICLES[kind].title, page.locator("h1").inner_text()
        assert f"({mark('title', kind)})" in shown
        if kind not in ("control", "separators"):
            assert shown.split() == written.split()
        links = page.locator("a[rel~=external]")
        addresses = links.evaluate_all("links => links.map(link => [link.protocol, link.host])")
        assert all(each == ["http:", ELSEWHERE.partition("//")[2]] for each in addresses), kind


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_for_programs_does_nothing_in_a_browser(
    browser: Browser, attacked: str, path: str
) -> None:
    with browser.new_context(locale="ar", bypass_csp=True) as context:
        watch = Watch(attacked)
        page = watch.begin(context)
        answer = page.goto(f"{attacked}{path}")
        assert answer and answer.status == 200
        assert not answer.headers["content-type"].startswith("text/html")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert page.evaluate("window.__ran ?? []") == []
        assert watch.misdeeds == []


@pytest.mark.parametrize("kind", ["script", "cdata", "separators", "data"])
def test_an_article_for_programs_does_nothing_in_a_browser(
    page: Page, attacked: str, kind: str
) -> None:
    answer = page.goto(f"{attacked}/api/v1{path_of(kind)}")
    assert answer and answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert page.locator("body > pre").inner_text().startswith("{")
    assert page.locator("script, img, iframe, svg").count() == 0


@pytest.mark.parametrize("file_format", ["csv", "jsonl"])
def test_an_export_is_a_file_and_no_page(page: Page, attacked: str, file_format: str) -> None:
    page.goto(attacked)
    address = f"{attacked}/api/v1/export?q={quote(WORD)}&format={file_format}"
    with page.expect_download() as download:
        page.evaluate("address => { location.href = address }", address)
    assert download.value.suggested_filename.endswith(f".{file_format}")


def test_completions_are_only_text(browser: Browser, attacked: str) -> None:
    with browser.new_context(locale="ar") as context:
        watch = Watch(attacked)
        page = watch.begin(context)
        page.goto(f"{attacked}{SEARCH}&timeline=year")
        shown = ""
        for typed, kind in ((first + code(kind), kind) for first in ("", SOURCE) for kind in KINDS):
            page.locator("#q").fill(typed[:-1])
            page.locator("#q").press_sequentially(typed[-1])
            expect(page.locator("#completions")).to_contain_text(f"-{kind})")
            shown += page.locator("#completions").inner_text()
            watch.look(page)
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        watch.look(page)
        assert watch.misdeeds == []
        offered = [mark(field, kind) for field in OFFERED for kind in KINDS]
        assert [each for each in offered if f"({each})" not in shown] == []
