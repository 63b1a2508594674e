"""The links of a timeline: into an interval, out of it, and to other ways to count."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from search import Interval, SearchRequest
from web import urls
from web.contexts import Link
from web.language import say
from web.timeline.intervals import MAX_COLUMNS, name, number_of_columns, value

SHARE = "share"
INTERVALS = (
    (Interval.AUTO, "تلقائي"),
    (Interval.DAY, "باليوم"),
    (Interval.MONTH, "بالشهر"),
    (Interval.YEAR, "بالسنة"),
)


class Links:
    """Makes the addresses of one timeline; what they do not change they keep."""

    def __init__(self, request: SearchRequest, *, is_share: bool) -> None:
        self._request = replace(request, timeline=request.timeline or Interval.AUTO, page=1)
        self._is_share = is_share
        everything = replace(self._request, date_from=None, date_to=None, timeline=Interval.AUTO)
        self._everything = self._address(everything)

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
                url = self._address(replace(self._request, timeline=interval))
                is_current = interval == asked if asked in (Interval.AUTO, shown) else is_auto
                yield Link(say(label), url, is_current)

    def units(self) -> Iterator[Link]:
        """Yield a link for the numbers as they are and for the share of the archive."""
        for is_share in (False, True):
            label = say("حصّتها من الأرشيف") if is_share else say("عدد المقالات")
            url = self._address(self._request, is_share=is_share)
            yield Link(label, url, is_share == self._is_share)

    def without_comparison(self) -> str:
        """Return the address of the timeline of one query."""
        return self._address(replace(self._request, compare=""))

    def closed(self) -> str:
        """Return the address of the results with the small timeline alone."""
        return urls.search_url(replace(self._request, timeline=None, compare=""))

    def _address(self, request: SearchRequest, *, is_share: bool | None = None) -> str:
        url = urls.search_url(request)
        shares = self._is_share if is_share is None else is_share
        return f"{url}&{urlencode({SHARE: 'true'})}" if shares else url
