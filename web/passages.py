"""The paragraphs of an article, with a way from each that has marked words to the next."""

from collections.abc import Iterator, Sequence

from web.contexts import Passage
from web.language import CountedNoun, count
from web.language.arabic import CountedNoun as Arabic

MARK = "<mark>"
PLACES = CountedNoun(
    Arabic("لا مواضع", "موضع واحد", "موضعان", "مواضع", "موضعًا"), "match", "matches"
)


def passages(paragraphs_html: Sequence[str]) -> Iterator[Passage]:
    """Yield each paragraph; those with marked words have names, "m1"…, and know the next."""
    marked = sum(MARK in html for html in paragraphs_html)
    number = 0
    for html in paragraphs_html:
        is_marked = MARK in html
        number += is_marked
        yield Passage(
            html=html,
            name=_name(number) if is_marked else "",
            next_name=_name(number + 1) if is_marked and number < marked else "",
        )


def count_marks(title_html: str, paragraphs_html: Sequence[str]) -> str:
    """Return how many words are marked, "" for none."""
    number = sum(html.count(MARK) for html in (title_html, *paragraphs_html))
    return count(number, PLACES) if number else ""


def _name(number: int) -> str:
    return f"m{number}"
