"""Pictures of every state of the pages, for human eyes: set ARSHIF_SCREENSHOTS to keep them."""

from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.states import STATES

pytestmark = pytest.mark.browser
WIDTHS = {"desktop": 1280, "phone": 390}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("name", STATES)
def test_every_state_can_be_pictured(
    page: Page, archive: str, no_archive: str, screenshots: Path, name: str
) -> None:
    answer = page.goto(STATES[name].at(archive, no_archive))
    assert answer and answer.status == STATES[name].status
    for (device, width), scheme in product(WIDTHS.items(), SCHEMES):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        picture = screenshots / f"{name}-{device}-{scheme}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 0
