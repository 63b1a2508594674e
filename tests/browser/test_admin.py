"""Looking after the archive in a real browser: with scripts and without, in both languages."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import OPTIONS, SMALL_TARGETS
from tests.web.admin.managed import TOKEN, managed
from tests.web.jobs.scripted import PROGRESS, REPORT, finished, scripted, until
from tests.web.serving import served
from web.admin.administration import Administration
from web.jobs.registry import Launch

pytestmark = pytest.mark.browser
HALFWAY = {"progress": PROGRESS | {"files_done": 2, "bytes_done": 500, "articles": 12}}
VERIFYING = {"progress": PROGRESS | {"stage": "verifying", "files_done": 4}}
WHOLE = [{"progress": PROGRESS}, HALFWAY, VERIFYING, {"report": REPORT}]
Managing = Callable[..., tuple[str, Administration]]


@pytest.fixture
def managing(tmp_path: Path) -> Iterator[Managing]:
    """Return a function from an indexer to the address of a server with it."""
    with ExitStack() as stack:

        def serve(launch: Launch | None = None) -> tuple[str, Administration]:
            client, administration = managed(tmp_path, launch)
            port = stack.enter_context(served(client.app))
            return f"http://127.0.0.1:{port}", administration

        yield serve


def log_in(page: Page, address: str, more: str = "") -> None:
    page.goto(f"{address}/admin{more}")
    page.fill("#token", TOKEN)
    page.press("#token", "Enter")
    page.wait_for_selector("#reindex")


@contextmanager
def without_complaints(page: Page) -> Iterator[None]:
    complaints = list[str]()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert complaints == []


def test_a_job_is_shown_live_to_its_report(page: Page, managing: Managing) -> None:
    address, _ = managing(scripted(WHOLE, pause=1.0))
    with without_complaints(page):
        log_in(page, address)
        page.click("text=ابدأ الفهرسة")
        page.wait_for_selector("progress")
        page.evaluate("window.kept = true")
        expect(page.locator(".reload")).to_be_hidden()
        expect(page.locator(".done")).to_have_text("12 مقالة · الملفات: 2 من 4")
        assert page.locator("progress").get_attribute("value") == "50"
        expect(page.locator("#doing")).to_have_text("التحقّق من النسخة الجديدة")
        assert page.locator("progress").get_attribute("value") is None
        # All of this came without a reload; the end is one.
        assert page.evaluate("window.kept") is True
        expect(page.locator(".state")).to_have_text("نُشرت", timeout=15_000)
        expect(page.locator("table")).to_contain_text("generation-000002")
        assert page.evaluate("window.kept") is None


def test_a_job_is_stopped_with_its_button(page: Page, managing: Managing) -> None:
    address, _ = managing(scripted([{"progress": PROGRESS}], waits=True))
    with without_complaints(page):
        log_in(page, address, "?lang=en")
        page.click("text=Start indexing")
        expect(page.locator("#doing")).to_have_text("Reading and indexing the sources")
        page.click("text=Stop it")
        expect(page.locator(".state")).to_have_text("cancelled", timeout=15_000)
        expect(page.locator("main")).to_contain_text("interrupted: nothing was published")


def test_everything_works_without_scripts(browser: Browser, managing: Managing) -> None:
    address, administration = managing(scripted(WHOLE, pause=0.3))
    with browser.new_context(java_script_enabled=False, locale="ar") as context:
        page = context.new_page()
        page.goto(f"{address}/admin")
        page.fill("#token", "wrong")
        page.press("#token", "Enter")
        assert page.get_by_role("alert").inner_text() == "ليست هذه كلمة السرّ."
        log_in(page, address)
        page.check("text=تحديث")
        page.click("text=ابدأ الفهرسة")
        (job,) = administration.jobs.listed()
        assert job.update
        assert page.url.endswith(job.id)
        finished(administration.jobs.find(job.id))
        page.click("text=حدّث الصفحة")
        assert page.locator(".state").inner_text() == "نُشرت"
        page.click("text=إدارة الأرشيف")
        page.click("text=اخرج من الإدارة")
        assert page.locator("#token").count() == 1


def test_the_token_stays_out_of_addresses_and_of_reach(page: Page, managing: Managing) -> None:
    address, _ = managing()
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    log_in(page, address)
    page.click("text=ابدأ الفهرسة")
    page.wait_for_selector(".state")
    assert not [each for each in asked if TOKEN in each]
    assert page.evaluate("document.cookie") == ""
    assert TOKEN not in page.content()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("more", ["", "?lang=en"])
def test_every_admin_page_is_accessible(
    page: Page,
    managing: Managing,
    screenshots: Path,
    more: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    address, administration = managing(scripted([HALFWAY, {"report": REPORT}], waits=True))
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})

    def check(name: str) -> None:
        results = Axe().run(page, options=OPTIONS)
        assert results.violations_count == 0, f"{name}: {results.generate_report()}"
        assert page.evaluate(SMALL_TARGETS) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.screenshot(path=screenshots / f"admin-{name}-{scheme}{more[-2:]}.png", full_page=True)

    page.goto(f"{address}/admin{more}")
    check("login")
    page.fill("#token", "wrong")
    page.press("#token", "Enter")
    page.wait_for_selector("[role=alert]")
    check("wrong")
    log_in(page, address, more)
    check("empty")
    page.click("form[action*=reindex] button")
    page.wait_for_selector("progress")
    record = administration.jobs.find(administration.jobs.listed()[0].id)
    until(lambda: record and record.job.report)
    page.wait_for_selector("text=أوقفها" if not more else "text=Stop it")
    check("running")
    page.click(".live form button")
    finished(record)
    page.wait_for_selector(".state.cancelled")
    page.click(".findings summary")
    check("ended")
    page.goto(f"{address}/admin{more}")
    page.click("summary")
    check("jobs")


def test_a_server_without_a_token_says_so_accessibly(page: Page, archive: str) -> None:
    page.goto(f"{archive}/admin")
    assert page.locator("pre").inner_text() == "ARSHIF_ADMIN_TOKEN"
    assert Axe().run(page, options=OPTIONS).violations_count == 0
