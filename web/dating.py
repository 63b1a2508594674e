"""A date as pages show it."""

import datetime as dt

from web.contexts import Day
from web.language import write_date, write_hijri


def day(date: dt.date | None) -> Day | None:
    """Return the date as a page shows it."""
    return Day(write_date(date), date.isoformat(), write_hijri(date)) if date else None
