"""From the numbers of a result to the timeline that a page draws."""

import datetime as dt
from dataclasses import replace

from search import Interval, SearchRequest, SearchResult
from web import urls
from web.contexts import Column, Comparison, Figure, SearchBox, Sparkline, Tick
from web.language import ARTICLES, count, group_thousands, say, write_share
from web.page_requests import PageRequest
from web.pairs import kept_pairs
from web.timeline import drawing
from web.timeline.intervals import name, short_name
from web.timeline.links import Links
from web.timeline.series import Numbers, numbers
from web.timeline.table import table


def sparkline(result: SearchResult, request: SearchRequest) -> Sparkline | None:
    """Return the small timeline; None where there is no more than one column to see."""
    counted = numbers(result, request)
    if counted is None or len(counted.starts) < 2:
        return None
    values = [counted.series[0].count(start) for start in counted.starts]
    return Sparkline(
        url=urls.timeline_url(request),
        width=len(values),
        path=drawing.small_path(values),
        label=_period(counted),
    )


def figure(result: SearchResult, request: PageRequest) -> Figure | None:
    """Return the timeline of a result, None where nothing that is found has a date.

    Where the request asks for shares, the columns are shares of the archive's articles.
    """
    counted = numbers(result, request)
    if counted is None:
        return None
    links, is_share = Links(request), request.share
    end = counted.interval.end(counted.starts[-1])
    top = _top(counted, is_share=is_share)
    return Figure(
        summary=_period(counted),
        edge=drawing.axis_edge(),
        columns=tuple(_columns(counted, links, top, is_share=is_share)),
        times=drawing.time_ticks([short_name(each, counted.interval) for each in counted.starts]),
        numbers=_number_ticks(top, is_share=is_share),
        legend=tuple(each.text for each in counted.series) if len(counted.series) > 1 else (),
        table=table(counted, links),
        intervals=tuple(links.intervals(counted.starts[0], end, counted.interval)),
        units=tuple(links.units()),
        outward=tuple(links.outward()),
        close=links.closed(),
        comparison=_comparison(request, links),
    )


def _comparison(request: PageRequest, links: Links) -> Comparison:
    opened = replace(request, timeline=request.timeline or Interval.AUTO)
    box = SearchBox(request.compare, kept_pairs(opened, "compare"))
    return Comparison(box, links.without_comparison() if request.compare else "")


def _top(counted: Numbers, *, is_share: bool) -> float:
    most = max(_value(counted, start, n, is_share) for start, n in _cells(counted))
    return drawing.round_top(most) if is_share else max(2.0, drawing.round_top(most))


def _cells(counted: Numbers) -> list[tuple[dt.date, int]]:
    return [(start, n) for start in counted.starts for n in range(len(counted.series))]


def _value(counted: Numbers, start: dt.date, order: int, is_share: bool) -> float:
    series = counted.series[order]
    return series.share(start) if is_share else float(series.count(start))


def _columns(counted: Numbers, links: Links, top: float, *, is_share: bool) -> list[Column]:
    number = len(counted.starts)
    width = drawing.percent((drawing.RIGHT - drawing.LEFT) / number)
    columns = []
    for order, start in enumerate(counted.starts):
        values = [_value(counted, start, n, is_share) for n in range(len(counted.series))]
        if any(values):
            columns.append(
                Column(
                    x=drawing.percent(drawing.place(order, number)),
                    width=width,
                    label=_label(counted, start, is_share=is_share),
                    url=links.into(start, counted.interval),
                    bars=drawing.bars(order, number, values, top),
                )
            )
    return columns


def _label(counted: Numbers, start: dt.date, *, is_share: bool) -> str:
    """Return what a column says: "March 2016: 12 articles, 0.8 % of the archive"."""
    parts = []
    for series in counted.series:
        said = count(series.count(start), ARTICLES)
        if is_share:
            share = write_share(series.share(start))
            said = say("{articles}، {share} من الأرشيف", articles=said, share=share)
        if len(counted.series) > 1:
            said = say("«{text}» {articles}", text=series.text, articles=said)
        parts.append(said)
    when = name(start, counted.interval)
    return say("{when}: {what}", when=when, what=f"{say('؛')} ".join(parts))


def _number_ticks(top: float, *, is_share: bool) -> tuple[Tick, ...]:
    write = write_share if is_share else lambda number: group_thousands(round(number))
    return drawing.number_ticks(top, ["0", write(top / 2), write(top)])


def _period(counted: Numbers) -> str:
    """Return the whole period in words."""
    first, last = (name(counted.starts[end], counted.interval) for end in (0, -1))
    return first if first == last else say("{first} – {last}", first=first, last=last)
