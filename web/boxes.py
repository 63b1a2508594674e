"""The search box of a page: the words in it, and what it keeps of the page it is on."""

from search import SearchRequest
from web.contexts import SearchBox
from web.language.current import pairs_of_language
from web.pairs import kept_pairs


def search_box(request: SearchRequest) -> SearchBox:
    """Return the box with the words of a request; it keeps filters, order, level and the view."""
    return SearchBox(request.text, kept_pairs(request, "q", "suggest", "verbatim"))


def empty_box() -> SearchBox:
    """Return the box of a page that asks for nothing; it keeps the language."""
    return SearchBox(kept=tuple(pairs_of_language()))
