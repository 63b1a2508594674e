"""Every story is lived four times: on a desktop and a phone, with JavaScript and without."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.stories.reader import Reader

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ReaderOf = Callable[..., Reader]


@pytest.fixture(params=["desktop", "phone"])
def device(request: pytest.FixtureRequest) -> str:
    """What the reader holds."""
    return str(request.param)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def has_scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs JavaScript."""
    return bool(request.param)


@pytest.fixture
def reader_of(browser: Browser, device: str, has_scripts: bool) -> Iterator[ReaderOf]:
    """Return a function from the address of an archive to a reader who has never been there."""
    with ExitStack() as opened:

        def reader(archive: str, **context: object) -> Reader:
            size = PHONE if device == "phone" else DESKTOP
            wanted = {"locale": "ar", "java_script_enabled": has_scripts, **size, **context}
            made = opened.enter_context(browser.new_context(**wanted))  # type: ignore[arg-type]
            return Reader(made.new_page(), archive, device == "phone", has_scripts)

        yield reader


@pytest.fixture
def reader(reader_of: ReaderOf, archive: str) -> Reader:
    """A reader of the bundled sample."""
    return reader_of(archive)
