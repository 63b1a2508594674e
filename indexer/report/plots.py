"""Small plots of counts, as trees of SVG: columns over time and sizes, bars of names."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

WIDTH, HEIGHT = 640, 120
_LABEL_HEIGHT = 18
_BAR_HEIGHT, _NAME_WIDTH, _COUNT_WIDTH = 22, 200, 80


def columns(counts: Sequence[tuple[str, int]], title: str) -> Element:
    """Return columns side by side, the first and the last named below."""
    image = _image(HEIGHT + _LABEL_HEIGHT, title)
    highest = max((count for _, count in counts), default=0) or 1
    step = WIDTH / max(len(counts), 1)
    for place, (name, count) in enumerate(counts):
        height = HEIGHT * count / highest
        column = _rectangle(image, step * place, HEIGHT - height, max(step - 1, step * 0.8), height)
        _tell(column, name, count)
    for name, x, anchor in _ends(counts):
        _text(image, name, x, HEIGHT + _LABEL_HEIGHT - 4, anchor)
    return image


def bars(counts: Sequence[tuple[str, int]], title: str) -> Element:
    """Return bars below each other, each with its name and its number."""
    image = _image(_BAR_HEIGHT * len(counts), title)
    longest = max((count for _, count in counts), default=0) or 1
    for place, (name, count) in enumerate(counts):
        middle = _BAR_HEIGHT * place
        width = (WIDTH - _NAME_WIDTH - _COUNT_WIDTH) * count / longest
        _tell(_rectangle(image, _NAME_WIDTH, middle + 3, width, _BAR_HEIGHT - 6), name, count)
        # Names run either way, so they are set from the middle of their room.
        _text(image, _shortened(name), _NAME_WIDTH / 2, middle + 15, "middle")
        _text(image, f"{count:,}", _NAME_WIDTH + width + 6, middle + 15, "start")
    return image


def _image(height: int, title: str) -> Element:
    image = Element("svg", viewBox=f"0 0 {WIDTH} {height}", role="img", width=str(WIDTH))
    image.set("aria-label", title)
    return image


def _rectangle(image: Element, x: float, y: float, width: float, height: float) -> Element:
    numbers = {"x": x, "y": y, "width": width, "height": height}
    return SubElement(image, "rect", {name: f"{value:.1f}" for name, value in numbers.items()})


def _tell(shape: Element, name: str, count: int) -> None:
    SubElement(shape, "title").text = f"{name}: {count:,}"


def _text(image: Element, text: str, x: float, y: float, anchor: str) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    SubElement(image, "text", place).text = text


def _ends(counts: Sequence[tuple[str, int]]) -> list[tuple[str, float, str]]:
    names = [name for name, _ in counts]
    first = [(name, 0.0, "start") for name in names[:1]]
    return first + [(name, float(WIDTH), "end") for name in names[1:][-1:]]


def _shortened(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"
