"""What a timeline counts by: days, months or years."""

import calendar
import datetime as dt
from enum import StrEnum

MAX_INTERVALS = 62
"""How many intervals `Interval.AUTO` makes of a span at most, unless these are years."""


class Interval(StrEnum):
    """What a timeline counts by; `AUTO` is the finest that the span of what matches allows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    AUTO = "auto"

    def start(self, date: dt.date) -> dt.date:
        """Return the first day of the interval that a date is in.

        Raises:
            ValueError: `AUTO` is no interval before a span has decided.
        """
        match self:
            case Interval.DAY:
                return date
            case Interval.MONTH:
                return date.replace(day=1)
            case Interval.YEAR:
                return date.replace(month=1, day=1)
            case Interval.AUTO:
                raise ValueError("choose an interval by the span of the dates")

    def end(self, date: dt.date) -> dt.date:
        """Return the last day of the interval that a date is in."""
        start = self.start(date)
        if self is Interval.DAY:
            return start
        month = 12 if self is Interval.YEAR else start.month
        return start.replace(month=month, day=calendar.monthrange(start.year, month)[1])

    @staticmethod
    def spanning(first: dt.date, last: dt.date) -> "Interval":
        """Return the finest interval of which at most MAX_INTERVALS reach from a day to another."""
        if (last - first).days < MAX_INTERVALS:
            return Interval.DAY
        months = (last.year - first.year) * 12 + last.month - first.month
        return Interval.MONTH if months < MAX_INTERVALS else Interval.YEAR
