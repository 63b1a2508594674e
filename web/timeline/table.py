"""The numbers of a timeline as a table: nothing that is drawn is missing from it."""

import datetime as dt

from search import Interval
from web.contexts import Row, Table
from web.language import group_thousands, say, write_share
from web.timeline.intervals import name
from web.timeline.links import Links
from web.timeline.series import Numbers

HEADS = {Interval.DAY: "اليوم", Interval.MONTH: "الشهر", Interval.YEAR: "السنة"}
NOTHING = "—"


def table(counted: Numbers, links: Links) -> Table:
    """Return a row for each interval in which something matches, and what has no date apart."""
    starts = [start for start in counted.starts if counted.archive(start)]
    undated = [each.undated for each in counted.series]
    return Table(
        heads=(say(HEADS[counted.interval]), *_heads(counted)),
        rows=tuple(
            Row(
                name(start, counted.interval),
                links.into(start, counted.interval),
                _cells(counted, start),
            )
            for start in starts
        ),
        undated=_whole_row(say("بلا تاريخ"), undated) if any(undated) else None,
        total=_whole_row(say("المجموع"), [each.total for each in counted.series]),
    )


def _heads(counted: Numbers) -> list[str]:
    heads = [say("مقالات الأرشيف")]
    for series in counted.series:
        named = f" «{series.text}»" if len(counted.series) > 1 else ""
        heads += [say("عدد المقالات") + named, say("حصّتها من الأرشيف") + named]
    return heads


def _cells(counted: Numbers, start: dt.date) -> tuple[str, ...]:
    cells = [group_thousands(counted.archive(start))]
    for series in counted.series:
        cells += [group_thousands(series.count(start)), write_share(series.share(start))]
    return tuple(cells)


def _whole_row(label: str, counts: list[int]) -> Row:
    """Return a row that has no interval, and so no share of one."""
    cells = [NOTHING]
    for each in counts:
        cells += [group_thousands(each), NOTHING]
    return Row(label, "", tuple(cells))
