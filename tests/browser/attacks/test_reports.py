"""What a run of the indexer tells of files with hostile names is only text, live and at its end."""

from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.attacks.evidence import ISOLATED, Watch
from tests.browser.attacks.payloads import KINDS, attack
from tests.browser.test_admin import log_in
from tests.web.admin.managed import managed
from tests.web.jobs.scripted import PROGRESS, REPORT, finished, scripted
from tests.web.serving import served

pytestmark = pytest.mark.browser
FILES = {kind: f"{attack(kind, f'file-{kind}')}.json" for kind in KINDS}
FINDINGS = {
    "total": 3 * len(KINDS),
    "kinds": [
        {
            "kind": attack(kind, f"kind-{kind}"),
            "count": 3,
            "examples": [{"origin": FILES[kind], "text": attack(kind, f"text-{kind}")}],
        }
        for kind in KINDS
    ],
    "listed": [],
    "unlisted": 0,
}
SAID = [
    *({"progress": PROGRESS | {"file": FILES[kind]}} for kind in KINDS),
    {"report": REPORT | {"skipped": FINDINGS, "notes": FINDINGS}},
]


@pytest.mark.parametrize("more", ["", "?lang=en"])
def test_hostile_names_of_files_are_only_text(browser: Browser, tmp_path: Path, more: str) -> None:
    with ExitStack() as stack:
        error = attack("event", "error-event")
        client, administration = managed(tmp_path, scripted(SAID, pause=0.1, error=error, code=1))
        home = f"http://127.0.0.1:{stack.enter_context(served(client.app))}"
        watch = Watch(home)
        page = watch.begin(stack.enter_context(browser.new_context(locale="ar")))
        log_in(page, home, more)
        page.click("form[action*=reindex] button")
        expect(page.locator(".file")).to_contain_text("(file-")
        watch.look(page)
        (job,) = administration.jobs.listed()
        finished(administration.jobs.find(job.id))
        # The page loads itself anew at the end, and would break off another visit.
        expect(page.locator("details").first).to_be_visible()
        page.goto(f"{home}/admin/jobs/{quote(job.id)}{more}")
        for fold in page.locator("details > summary").all():
            fold.click()
        watch.look(page)
        shown = page.evaluate("document.body.textContent")
        assert [kind for kind in KINDS if f"(file-{kind})" not in shown] == []
        assert [kind for kind in KINDS if f"(text-{kind})" not in shown] == []
        assert page.evaluate(ISOLATED) == []
        assert watch.misdeeds == []
