"""Articles that attack their reader: in a real browser they are shown as text and do nothing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, expect

from search import Article
from tests.browser.conftest import served
from tests.indexes import publish
from web.app import create_app
from web.engines import engines_at

pytestmark = pytest.mark.browser
ELSEWHERE = "http://attacker.example"
LOADS = f"<img src={ELSEWHERE}/i onerror=alert(1)><iframe src={ELSEWHERE}/f></iframe>"
RUNS = "<script>alert(2)</script><svg onload=alert(3)>"
LEAVES = (
    f'"><script src={ELSEWHERE}/s></script>'
    '<a href="javascript:alert(4)" autofocus onfocus=alert(5) x="'
)
ATTACK = Article(
    id=f"هجوم{RUNS}",
    title=f"هجوم{RUNS}{LOADS}",
    body=f"هجوم في النص {LOADS}{RUNS} كلام\nوفقرة {LEAVES} بعدها هجوم",
    date=dt.date(2020, 2, 3),
    section=f"هجوم{LEAVES}{RUNS}",
    source=f"هجوم'{LEAVES}{LOADS}",
    author=f"هجوم</title></textarea>{RUNS}{LOADS}",
    url="javascript:alert(6)",
)
OTHERS = tuple(
    Article(
        id=f"{scheme}{number}",
        title=f"هجوم {number} {{{{7*7}}}} {LEAVES}",
        body=f"هجوم {number} {RUNS} في صحيفة من الصحف",
        date=dt.date(2021 + number, 5, 6),
        section=f"باب{number}{RUNS}",
        source=ATTACK.source,
        author=f"كاتب{number}{LEAVES}",
        url=f"{scheme}{LEAVES}",
    )
    for number, scheme in enumerate(("data:text/html,", " JaVaScRiPt:alert(7)//", "vbscript:"))
)
ARTICLES = (ATTACK, *OTHERS)
SEARCH = f"/search?q={quote('هجوم')}"
PLACES = (
    *(
        "/",
        "/?",
        SEARCH,
        f"{SEARCH}&timeline=year",
        f"{SEARCH}&timeline=month&compare={quote(LOADS)}",
    ),
    f"/search?q={quote(LEAVES + RUNS)}",
    f"/search?section={quote(ATTACK.section)}&source={quote(ATTACK.source)}&author={quote(RUNS)}",
    *(f"/articles/{quote(each.id, safe='')}?q={quote('هجوم')}" for each in ARTICLES),
)


@dataclass  # Playwright keeps a note on it, so without slots
class Watch:
    """What a page does that it should not."""

    home: str
    misdeeds: list[str] = field(default_factory=list)

    def begin(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.misdeeds.append(f"error: {error}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.misdeeds.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith(f"{self.home}/"):
            self.misdeeds.append(f"request: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.misdeeds.append(f"console: {message.text}")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on articles that attack."""
    index = tmp_path_factory.mktemp("attacks") / "index"
    publish(index, ARTICLES)
    with served(create_app(engines_at(index), (f"هجوم {RUNS}",))) as address:
        yield address


@pytest.fixture
def watch(page: Page, attacked: str) -> Iterator[Watch]:
    watch = Watch(attacked)
    watch.begin(page)
    yield watch
    assert watch.misdeeds == []


def nothing_is_planted(page: Page) -> None:
    """No element or attribute of the page is an article's."""
    assert page.locator(f"iframe, img, [src*='{ELSEWHERE}'], [onload], [onerror]").count() == 0
    assert page.locator("[onfocus], [autofocus][href], [href^='vbscript:' i]").count() == 0
    assert (
        page.locator("[href^='javascript:' i], [href^='data:' i], script:not([src])").count() == 0
    )


@pytest.mark.parametrize("place", PLACES)
def test_articles_are_only_text(page: Page, watch: Watch, attacked: str, place: str) -> None:
    response = page.goto(f"{attacked}{place}", wait_until="networkidle")
    assert response and response.status == 200
    for fold in page.locator("details > summary").all():
        if fold.is_visible():
            fold.click()
    nothing_is_planted(page)
    assert page.locator("main").is_visible()


def test_an_attack_is_read_as_it_was_written(page: Page, watch: Watch, attacked: str) -> None:
    page.goto(f"{attacked}/articles/{quote(ATTACK.id, safe='')}")
    assert page.locator("h1").inner_text() == ATTACK.title
    assert ATTACK.section in page.locator("main").inner_text()


@pytest.mark.parametrize("typed", ["هجوم", "باب", "كات"])
def test_completions_are_only_text(page: Page, watch: Watch, attacked: str, typed: str) -> None:
    page.goto(f"{attacked}{SEARCH}&timeline=year")
    page.locator("#q").fill("")
    page.locator("#q").press_sequentially(typed)
    expect(page.locator("#completions")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert "<" in "".join(page.locator("#completions .text").all_inner_texts())
    nothing_is_planted(page)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    nothing_is_planted(page)


def test_the_watch_sees_what_it_should(page: Page, attacked: str) -> None:
    watch = Watch(attacked)
    watch.begin(page)
    page.goto(attacked)
    page.evaluate(f"document.body.insertAdjacentHTML('beforeend', '<img src={ELSEWHERE}/i>')")
    page.evaluate("alert('هنا')")
    kinds = {misdeed.partition(":")[0] for misdeed in watch.misdeeds}
    assert {"dialog", "console"} <= kinds
