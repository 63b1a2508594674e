"""A real Chromium, and the app served on the loopback to be looked at."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from corpus import find_files
from indexer import build_index
from search import open_writer
from web.app import create_app
from web.engines import Engines, engines_at

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
EXAMPLES = ("القوات الأمريكية", "رؤساء البلديات", "أسعار التمور")


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """The archive that the browser sees: the bundled sample, in a real index."""
    index = tmp_path_factory.mktemp("archive") / "index"
    build_index(find_files([SAMPLE]), open_writer(index))
    return engines_at(index)


@pytest.fixture(scope="session")
def archive(engines: Engines) -> Iterator[str]:
    """The address of the app on the archive."""
    with served(create_app(engines, EXAMPLES)) as address:
        yield address


@pytest.fixture(scope="session")
def no_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app where nothing is indexed yet."""
    nowhere = tmp_path_factory.mktemp("empty") / "arshif-index"
    with served(create_app(engines_at(nowhere))) as address:
        yield address


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Serve an app from a thread, on a free port of the loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium, though CI=true: apt install chromium fonts-noto-core")
        pytest.skip("no Chromium: apt install chromium fonts-noto-core")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh context, with no memory of other tests, that reaches nothing but this machine."""
    with browser.new_context(locale="ar") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for pictures: $ARSHIF_SCREENSHOTS, or a temporary one."""
    named = os.environ.get("ARSHIF_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
