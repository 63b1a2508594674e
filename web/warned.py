"""What a query was warned of, in the language of the page."""

from search import WARNINGS, QueryWarning
from web.language import say_filled


def told(warning: QueryWarning) -> str:
    """Return what a warning says; one of another version, as it is."""
    return say_filled(WARNINGS.get(warning.code, warning.message), warning.message)
