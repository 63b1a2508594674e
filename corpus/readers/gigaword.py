"""What the ids of the Arabic Gigaword say: AFP_ARB_20040101.0001 is agency, language and day."""

import re

from corpus.document import Record, Skipped
from corpus.readers.markup.days import read_date

_ID = re.compile(
    r"(?:(?P<source>[A-Z]{3})_ARB_(?P<day>\d{8})|(?P<first>\d{8})_(?P<second>[A-Z]{3})_ARB)\.\d+"
)
# The sources of LDC2011T11, by the letters in its ids.
SOURCES = {
    "AAW": "الشرق الأوسط",
    "AFP": "وكالة فرانس برس",
    "AHR": "الأهرام",
    "ASB": "الصباح",
    "HYT": "الحياة",
    "NHR": "النهار",
    "QDS": "القدس العربي",
    "UMH": "أمة برس",
    "XIN": "شينخوا",
}


def complete(outcome: Record | Skipped) -> Record | Skipped:
    """Return a record with the date and the source that only its id gives."""
    if isinstance(outcome, Skipped) or not (match := _ID.fullmatch(outcome.document.id.upper())):
        return outcome
    document = outcome.document
    code = match["source"] or match["second"]
    completed = document._replace(
        date=document.date or read_date(match["day"] or match["first"]),
        source=document.source or SOURCES.get(code, code),
    )
    return outcome._replace(document=completed)
