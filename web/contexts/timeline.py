"""What a template draws a timeline from. Lengths are percents of the drawing."""

from dataclasses import dataclass

from web.contexts.page import Link, SearchBox


@dataclass(frozen=True, slots=True)
class Bar:
    """One series in a column; `series` is 1 or 2."""

    series: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Column:
    """An interval: where it stands, what it says, and the address that zooms into it.

    One in which nothing matches has neither bars nor an address, and is not drawn.
    """

    x: str
    width: str
    label: str
    url: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis and its place on it."""

    place: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An interval in the table: a cell for each number."""

    label: str
    url: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of the drawing; `undated` has no address and is None where all are dated."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    undated: Row | None
    total: Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """The form that asks for another query, and the link that takes it away."""

    box: SearchBox
    remove: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The timeline of the results of a page.

    `edge` is the place of the axis of numbers; `legend` names the series where there are two.
    """

    summary: str
    edge: str
    columns: tuple[Column, ...]
    times: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    legend: tuple[str, ...]
    table: Table
    intervals: tuple[Link, ...]
    units: tuple[Link, ...]
    outward: tuple[Link, ...]
    close: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Sparkline:
    """The timeline as one small line of columns that leads to the large one."""

    url: str
    width: int
    path: str
    label: str
