"""One frozen value per page: all that its template may use. Text is plain unless named `_html`."""

from web.contexts.article import ArticlePage, Neighbour, Passage, SameStory
from web.contexts.choosing import Choice, Choices, DateForm, Menu, Options, Refinements
from web.contexts.error import ErrorPage
from web.contexts.home import HomePage
from web.contexts.page import Day, Link, Matched, Page, SearchBox
from web.contexts.results import (
    BothTotals,
    HitView,
    Instead,
    Pager,
    RelatedForms,
    RelatedWord,
    SearchPage,
)
from web.contexts.timeline import Bar, Column, Comparison, Figure, Row, Sparkline, Table, Tick

__all__ = [
    "ArticlePage",
    "Bar",
    "BothTotals",
    "Choice",
    "Choices",
    "Column",
    "Comparison",
    "DateForm",
    "Day",
    "ErrorPage",
    "Figure",
    "HitView",
    "HomePage",
    "Instead",
    "Link",
    "Matched",
    "Menu",
    "Neighbour",
    "Options",
    "Page",
    "Pager",
    "Passage",
    "Refinements",
    "RelatedForms",
    "RelatedWord",
    "Row",
    "SameStory",
    "SearchBox",
    "SearchPage",
    "Sparkline",
    "Table",
    "Tick",
]
