"""The headline of a page: without the name of the site, and as the page shows it."""

import re
from collections.abc import Iterable, Sequence

from corpus.folding import fold_line
from corpus.lines import one_line
from corpus.readers.html_pages.tree import Element

_SEPARATOR = re.compile(r"\s+(?:[-–—•·:]|::|»|«)\s+|\s*[|]+\s*")
_BAR = re.compile(r"\s*[|]+\s*")
_SITE_MAX_WORDS = 4
_HEADLINE_MIN_WORDS = 3
_CUT_MIN_LETTERS = 20


def letters(text: str) -> str:
    """Return the folded letters of a text: what is equal however it is pointed and spaced."""
    return "".join(fold_line(text).split())


def choose_title(titles: Sequence[str], site: str, root: Element) -> str:
    """Return the headline of a page that is said to have these titles, best first.

    Attributes and JSON lose quotation marks and ends; the heading on the page has them.
    """
    headings = list(filter(None, (one_line(found.text_content()) for found in root.iter("h1"))))
    if not titles:
        return headings[0] if len(headings) == 1 else ""
    title = strip_site(titles[0], site, (*titles[1:], *headings))
    return next((shown for shown in headings if _is_same(shown, title)), title)


def _is_same(shown: str, title: str) -> bool:
    whole, part = letters(shown), letters(title)
    return part == whole or (len(part) >= _CUT_MIN_LETTERS and whole.startswith(part))


def strip_site(title: str, site: str, others: Iterable[str] = ()) -> str:
    """Return a title without the name of the site: «عنوان» of «عنوان | الموقع».

    The name is what is known as such, what another title of the page does without, or a short end
    behind a bar.
    """
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title
    known = {letters(other) for other in others}
    for cut in (parts[-1], parts[0]):
        before, after = title[: cut.start()], title[cut.end() :]
        if site and letters(after) == letters(site):
            return before
        if site and letters(before) == letters(site):
            return after
        if letters(before) and letters(before) in known:
            return before
    return _strip_bar(title)


def _strip_bar(title: str) -> str:
    bars = list(_BAR.finditer(title))
    if not bars:
        return title
    before, after = title[: bars[-1].start()], title[bars[-1].end() :]
    is_name = len(after.split()) <= _SITE_MAX_WORDS and len(before.split()) >= _HEADLINE_MIN_WORDS
    return before if is_name else title
