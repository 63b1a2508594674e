"""What a first visit costs: every byte of a page comes from its server, and they are few."""

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
WEIGHED = ("home", "results", "timeline-compared", "article", "help", "manual")
MOST_BYTES = 30_000
"""Of all answers as they are sent, headers and all: half of what is promised, 60 KB."""


class Traffic:
    """What a page asked for, and the bytes of each answer as they were sent."""

    def __init__(self, session: CDPSession) -> None:
        self.asked: dict[str, str] = {}
        self.bytes: dict[str, float] = {}
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.loadingFinished", self._finish)
        session.send("Network.enable")

    def _ask(self, event: dict) -> None:
        self.asked[event["requestId"]] = event["request"]["url"]

    def _finish(self, event: dict) -> None:
        self.bytes[event["requestId"]] = event["encodedDataLength"]


@pytest.mark.parametrize("name", WEIGHED)
def test_a_first_visit_is_light_and_asks_nobody_else(
    browser: Browser, archive: str, name: str
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        traffic = Traffic(context.new_cdp_session(page))
        page.goto(archive + STATES[name].path, wait_until="networkidle")
        assert set(traffic.bytes) == set(traffic.asked)
        assert {url[: len(archive)] for url in traffic.asked.values()} == {archive}
        assert len(traffic.asked) >= 4
        assert sum(traffic.bytes.values()) < MOST_BYTES
