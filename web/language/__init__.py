"""The language of a page: Arabic, or English at ?lang=en; each request is answered in its own."""

from web.language.arabic import group_thousands
from web.language.current import ARABIC, ENGLISH, Language, current, speaking
from web.language.messages import say, say_filled, say_html
from web.language.writing import (
    ARTICLES,
    COPIES,
    FORMS,
    IN_SOURCES,
    RESULTS,
    CountedNoun,
    count,
    write_date,
    write_hijri,
    write_month,
    write_seconds,
    write_share,
)

__all__ = [
    "ARABIC",
    "ARTICLES",
    "COPIES",
    "ENGLISH",
    "FORMS",
    "IN_SOURCES",
    "RESULTS",
    "CountedNoun",
    "Language",
    "count",
    "current",
    "group_thousands",
    "say",
    "say_filled",
    "say_html",
    "speaking",
    "write_date",
    "write_hijri",
    "write_month",
    "write_seconds",
    "write_share",
]
