"""Where columns, bars and labels stand: percents of a drawing that may have any size.

Time runs as the page is read: from the right in Arabic, from the left in English.
"""

from collections.abc import Sequence
from math import floor, log10

from web.contexts import Bar, Tick
from web.language import current

LEFT, RIGHT = 9.0, 91.0
TOP, BOTTOM = 10.0, 84.0
MOST_LABELS = 6
_STEPS = (1, 1.2, 1.6, 2, 4, 6, 8, 10, 20)
_GAP = 0.16
"""What part of a column is left free beside its bars."""


def is_mirrored() -> bool:
    """Say whether time runs from right to left."""
    return current().direction == "rtl"


def axis_edge() -> str:
    """Return the place of the axis of numbers, at the beginning of time."""
    return percent(100.0 if is_mirrored() else 0.0)


def percent(number: float) -> str:
    """Return a length as SVG writes it.

    >>> percent(12.3456), percent(40.0)
    ('12.35%', '40%')
    """
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"


def place(order: float, number: int) -> float:
    """Return the left edge of column `order` of so many, or of a point within it."""
    width = (RIGHT - LEFT) / number
    return RIGHT - width * (order + 1) if is_mirrored() else LEFT + width * order


def bars(order: int, number: int, values: Sequence[float], top: float) -> tuple[Bar, ...]:
    """Return the bars of a column; `top` is the value that reaches the top."""
    width = (RIGHT - LEFT) / number
    each = width * (1 - _GAP) / len(values)
    first = place(order, number) + width * _GAP / 2
    drawn = []
    for series, value in enumerate(values, 1):
        if value > 0:
            step = len(values) - series if is_mirrored() else series - 1
            # What is there is seen, however little it is.
            height = max((BOTTOM - TOP) * value / top, 0.6)
            x, y = percent(first + each * step), percent(BOTTOM - height)
            drawn.append(Bar(series, x, y, percent(each), percent(height)))
    return tuple(drawn)


def round_top(most: float) -> float:
    """Return the least round number that is not below the largest value; its half is round too.

    >>> round_top(7), round_top(83), round_top(0.012), round_top(100)
    (8.0, 100.0, 0.012, 100.0)
    """
    if most <= 0:
        return 1.0
    power: float = 10.0 ** floor(log10(most))
    tops = (round(step * power, 12) for step in _STEPS)
    return next(top for top in tops if top >= most)


def number_ticks(top: float, labels: Sequence[str]) -> tuple[Tick, ...]:
    """Return labels for equal parts of the axis of numbers, from the bottom to the top."""
    steps = len(labels) - 1
    heights = (BOTTOM - (BOTTOM - TOP) * step / steps for step in range(len(labels)))
    return tuple(map(Tick, map(percent, heights), labels))


def time_ticks(labels: Sequence[str]) -> tuple[Tick, ...]:
    """Return labels below some of the columns, in equal steps from the first on."""
    number = len(labels)
    step = -(-number // MOST_LABELS)
    half = (RIGHT - LEFT) / number / 2
    return tuple(
        Tick(percent(place(order, number) + half), labels[order])
        for order in range(0, number, step)
    )


def small_path(values: Sequence[int]) -> str:
    """Return one path of columns 100 high, each one wide."""
    most, number = max(values, default=0), len(values)
    if not most:
        return ""
    return "".join(
        f"M{number - 1 - order if is_mirrored() else order} 100v-{max(100 * value // most, 4)}"
        f"h.8v{max(100 * value // most, 4)}z"
        for order, value in enumerate(values)
        if value
    )
