"""At night the page is dark, and its marks can be told from its text."""

import re

import pytest
from playwright.sync_api import Locator

from tests.browser.stories.conftest import ReaderOf

pytestmark = pytest.mark.browser
LEAST_CONTRAST = 4.5


def colour(place: Locator, name: str) -> tuple[float, ...]:
    said = place.evaluate(f"each => getComputedStyle(each).{name}")
    return tuple(map(float, re.findall(r"[\d.]+", said)[:3]))


def luminance(colour: tuple[float, ...]) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = (each / 255 for each in colour)
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("path", ["/search?q=وزير&timeline=year", "/articles/marfaa-0017?q=قمح"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_marks_are_seen_in_both_schemes(
    reader_of: ReaderOf, archive: str, path: str, scheme: str
) -> None:
    reader = reader_of(archive, color_scheme=scheme)
    reader.visits(path)
    body, mark = reader.page.locator("body"), reader.page.locator("main mark").first
    ground = colour(body, "backgroundColor")
    assert (luminance(ground) < 0.1) is (scheme == "dark")
    assert contrast(ground, colour(body, "color")) > LEAST_CONTRAST
    assert contrast(colour(mark, "backgroundColor"), colour(mark, "color")) > LEAST_CONTRAST
    assert colour(mark, "backgroundColor") != ground
