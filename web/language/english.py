"""Numbers, dates and durations as an English newspaper prints them."""

import datetime as dt

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HIJRI_MONTHS = (
    *("Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira"),
    *("Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qaada", "Dhu al-Hijja"),
)


def write_date(date: dt.date) -> str:
    """Return a date with the name of its month.

    >>> write_date(dt.date(2017, 1, 20))
    '20 January 2017'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def write_seconds(milliseconds: float) -> str:
    """Return a duration in seconds; too short a one is said to be short.

    >>> write_seconds(12.3), write_seconds(0.2)
    ('0.012 seconds', 'under 0.001 seconds')
    """
    if milliseconds < 1:
        return "under 0.001 seconds"
    digits = 3 if milliseconds < 1000 else 1
    return f"{milliseconds / 1000:.{digits}f} seconds"


def write_month(date: dt.date) -> str:
    """Return a month of a year.

    >>> write_month(dt.date(2017, 1, 20))
    'January 2017'
    """
    return f"{MONTHS[date.month - 1]} {date.year}"


def write_hijri(year: int, month: int, day: int) -> str:
    """Return a date of the Hijri calendar.

    >>> write_hijri(1444, 9, 14)
    '14 Ramadan 1444 AH'
    """
    return f"{day} {HIJRI_MONTHS[month - 1]} {year} AH"
