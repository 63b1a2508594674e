"""The date that a query names in plain words, offered as a filter and never taken for one."""

import datetime as dt
from collections.abc import Callable

from search.query.free_dates import find_free_date
from search.request import Rewriting, Suggestion
from search.suggest.rewriting import Count


def offer_date(text: str, today: dt.date, count: Callable[[str], Count]) -> tuple[Suggestion, ...]:
    """Return the query with its date words as a filter, if it finds anything so; else nothing.

    It may well find less than the typed words do, which are many an article's of another time.
    """
    found = find_free_date(text, today)
    total = count(found.text).total if found else 0
    return (Suggestion(found.text, Rewriting.DATE, total),) if found and total else ()
