"""Takes the pictures of the README and the docs: the demo archive in a headless Chromium.

    make screenshots

Pictures are PNG, as Chromium writes them; docs/screenshots/ stays below 1.5 MB.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESKTOP, PHONE = (1100, 820), (390, 800)
WARMING = "/search?q=حال الطقس&timeline=year"
"""Asked first: what is compiled is loaded with the first search, which is not the time to show."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: what of the archive is shown, on how large a screen, by day or by night."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("home", "/", (1100, 640)),
    Shot("results", "/search?q=رؤساء البلديات"),
    Shot("timeline", "/search?q=رئيس&timeline=year&compare=وزير", (1100, 900)),
    Shot("article", "/articles/marfaa-0017?q=قمح طرابلس&level=wide"),
    Shot("zero", "/search?q=وزير&section=ثقافة&source=مدار", (1100, 700)),
    Shot("english", "/search?q=القوات الأمريكية&lang=en"),
    Shot("dark", "/search?q=أسعار التمور", scheme="dark"),
    Shot("phone", "/search?q=أسعار القمح", PHONE),
)


def main() -> None:
    """Serve the demo, take every picture, and say how large they are."""
    OUT.mkdir(parents=True, exist_ok=True)
    with _demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        browser.new_page().goto(address + WARMING)
        for shot in SHOTS:
            path = OUT / f"{shot.name}.png"
            _take(browser, address, shot, path)
            sys.stdout.write(f"{path.relative_to(ROOT)} {path.stat().st_size >> 10} KB\n")
        browser.close()


def _take(browser: Browser, address: str, shot: Shot, path: Path) -> None:
    width, height = shot.size
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, locale="ar"
    ) as context:
        page = context.new_page()
        answer = page.goto(address + shot.path, wait_until="networkidle")
        assert answer and answer.ok, shot
        page.screenshot(path=path)


@contextmanager
def _demo() -> Iterator[str]:
    """Yield the address of `arshif demo` in a folder of its own, on a free port."""
    with tempfile.TemporaryDirectory() as folder:
        demo = subprocess.Popen(
            [sys.executable, "-u", "-m", "cli", "demo", "--port", "0"],
            cwd=folder,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert demo.stdout
            greeting = next(line for line in demo.stdout if " at http" in line)
            yield greeting.split()[-1]
        finally:
            demo.terminate()
            demo.wait()


if __name__ == "__main__":
    main()
