"""The day of a date that a tag or an attribute holds."""

import datetime as dt

from corpus.dates import parse_date


def read_date(text: str) -> dt.date | None:
    """Return the day that is the whole text, None where it is not one day."""
    parsed = parse_date(text)
    return parsed.day if parsed else None
