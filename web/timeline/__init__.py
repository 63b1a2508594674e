"""The timeline of the results: drawn on the page, zoomed by links, told as a table."""

from web.contexts import Figure, Sparkline
from web.timeline.asking import ask, fitting
from web.timeline.figure import figure, sparkline

__all__ = ["Figure", "Sparkline", "ask", "figure", "fitting", "sparkline"]
