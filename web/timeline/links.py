"""The links of a timeline: into an interval, out of it, and to other ways to count."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from search import Interval
from web import urls
from web.contexts import Link
from web.language import say
from web.page_requests import PageRequest
from web.timeline.intervals import MAX_COLUMNS, name, number_of_columns, value

INTERVALS = (
    (Interval.AUTO, "تلقائي"),
    (Interval.DAY, "باليوم"),
    (Interval.MONTH, "بالشهر"),
    (Interval.YEAR, "بالسنة"),
)


class Links:
    """Makes the addresses of one timeline; what they do not change they keep."""

    def __init__(self, request: PageRequest) -> None:
        self._request = replace(request, timeline=request.timeline or Interval.AUTO)
        undated = replace(self._request, date_from=None, date_to=None, timeline=Interval.AUTO)
        self._everything = urls.search_url(replace(undated, page=1))

    def into(self, start: dt.date, interval: Interval) -> str:
        """Return the address that zooms into an interval; its columns are as fine as they may."""
        written = value(start, interval)
        return f"{self._everything}&from={written}&to={written}"

    def outward(self) -> Iterator[Link]:
        """Yield the ways out of a range of dates: to the month, to the year, to everything."""
        first, last = self._request.date_from, self._request.date_to
        if first and last:
            for interval in (Interval.MONTH, Interval.YEAR):
                start = interval.start(first)
                end = interval.end(start)
                if last <= end and (first, last) != (start, end):
                    yield Link(name(start, interval), self.into(start, interval))
        if first or last:
            yield Link(say("كلّ المدّة"), self._everything)

    def intervals(self, first: dt.date, last: dt.date, shown: Interval) -> Iterator[Link]:
        """Yield a link for each interval that can be drawn."""
        asked = self._request.timeline
        for interval, label in INTERVALS:
            is_auto = interval is Interval.AUTO
            if is_auto or number_of_columns(first, last, interval) <= MAX_COLUMNS:
                url = urls.search_url(replace(self._request, timeline=interval))
                is_current = interval == asked if asked in (Interval.AUTO, shown) else is_auto
                yield Link(say(label), url, is_current)

    def units(self) -> Iterator[Link]:
        """Yield a link for the numbers as they are and for the share of the archive."""
        for share in (False, True):
            label = say("حصّتها من الأرشيف") if share else say("عدد المقالات")
            url = urls.search_url(replace(self._request, share=share))
            yield Link(label, url, share == self._request.share)

    def without_comparison(self) -> str:
        """Return the address of the timeline of one query."""
        return urls.search_url(replace(self._request, compare=""))

    def closed(self) -> str:
        """Return the address of the results with the small timeline alone."""
        return urls.search_url(replace(self._request, timeline=None, compare="", share=False))
