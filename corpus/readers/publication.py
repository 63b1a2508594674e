"""When an article was published, where that is said in several places."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dates import parse_date
from corpus.lines import one_line

_NOTE_MAX_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Published:
    """The day, None where it is unknown, and the notes of a record of that day."""

    day: dt.date | None = None
    hijri: str = ""
    notes: tuple[str, ...] = ()


UNKNOWN = Published()


def read_published(texts: Sequence[str]) -> Published:
    """Return the first date that is understood; a date that is not is noted, and never guessed."""
    for text in texts:
        if parsed := parse_date(text):
            return Published(parsed.day, parsed.hijri, (parsed.note,) if parsed.note else ())
    if not texts:
        return UNKNOWN
    return Published(notes=(f"date not understood: {one_line(texts[0])[:_NOTE_MAX_CHARACTERS]}",))
