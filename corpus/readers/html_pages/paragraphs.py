"""Make paragraphs of running text that stands in a division without one.

Older pages part their text by line breaks alone; what finds articles looks for paragraphs, and
loses the first lines of such a text.
"""

from collections.abc import Iterable, Sequence

from corpus.readers.html_pages.blocks import BLOCKS
from corpus.readers.html_pages.tree import Element

MIN_CHARACTERS = 40
"""The length of running text: more than the labels of menus and buttons have."""

_DIVISIONS = ("div", "article", "section", "main")


def mark_paragraphs(root: Element) -> None:
    """Wrap every run of text and inline elements that is running text and has blocks around it."""
    for division in list(root.iter(*_DIVISIONS)):
        # Most divisions hold others and no text.
        if _is_running(division.text, division):
            _wrap_runs(division)


def _wrap_runs(division: Element) -> None:
    before, lead = None, division.text
    run: list[Element] = []
    for child in [*division, None]:
        if child is not None and not _holds_block(child):
            run.append(child)
            continue
        if _is_running(lead, run):
            _wrap(division, before, lead, run)
        if child is not None:
            before, lead, run = child, child.tail, []


def _holds_block(element: Element) -> bool:
    return any(inner.tag in BLOCKS for inner in element.iter())


def _is_running(lead: str | None, run: Iterable[Element]) -> bool:
    """Say whether there is enough text outside of the elements; links do not count."""
    texts = [lead, *(element.tail for element in run)]
    return sum(len(text.strip()) for text in texts if text) >= MIN_CHARACTERS


def _wrap(division: Element, before: Element, lead: str | None, run: Sequence[Element]) -> None:
    paragraph = division.makeelement("p")
    paragraph.text = lead
    if before is None:
        division.text = None
        division.insert(0, paragraph)
    else:
        before.tail = None
        before.addnext(paragraph)
    paragraph.extend(run)
