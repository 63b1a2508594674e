"""The text of HTML that stands in a field, as in dumps of WordPress; whole pages are not for this.

Paragraphs become lines; scripts, styles, comments and tags are gone. All of it takes a time that
grows with the text alone, however spoiled its tags are.
"""

import html
import re
from collections.abc import Iterator

# Tags that prose in which something is < something else does not have.
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|strong|em|b|i|a|span|blockquote|figure|td|table)\s*>"
    r"|<(?:br|p|hr)\s*/?>|<(?:img|p|div|a|span)\s[^<>]*=",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<!--|<(script|style|noscript|template|iframe|head)\b[^<>]*>", re.IGNORECASE)
_SECTION_OF_CHARACTERS = re.compile(r"<!\[CDATA\[|\]\]>")
_BLOCK = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|blockquote|figure|figcaption|table|tr|section|article"
    r"|header|footer|aside|pre|dd|dt|dl)\b[^<>]*>",
    re.IGNORECASE,
)
_CELL = re.compile(r"</?t[dh]\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]*(?:[\s/][^<>]*)?>|<[!?][^<>]*>")


def is_markup(value: str) -> bool:
    """Say whether a text has tags of HTML in it."""
    return "<" in value and _MARKUP.search(value) is not None


def strip_markup(markup: str) -> str:
    """Return the text of HTML, a line for each paragraph, entities resolved."""
    text = _SECTION_OF_CHARACTERS.sub("", "".join(_visible(markup)))
    if _BLOCK.search(text):
        # Where tags make the paragraphs, a line break in the source is a space.
        text = _BLOCK.sub("\n", " ".join(text.splitlines()))
    text = html.unescape(_TAG.sub("", _CELL.sub(" ", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _visible(markup: str) -> Iterator[str]:
    """Yield what is outside of comments, scripts and the like; what never ends hides nothing."""
    at, endless = 0, set[str]()
    for opening in _HIDDEN.finditer(markup):
        tag = (opening[1] or "").lower()
        if opening.start() < at or tag in endless:
            continue
        closing = re.compile(rf"</{tag}\s*>" if tag else "-->", re.IGNORECASE)
        if end := closing.search(markup, opening.end()):
            yield markup[at : opening.start()]
            at = end.end()
        else:
            endless.add(tag)
    yield markup[at:]
