"""The text of a page without the page around it: trafilatura finds it, we read its lines.

trafilatura's own texts lack joiners and marks of direction, so its tree is taken instead.
"""

import logging
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from corpus.cleaning.furniture import is_furniture
from corpus.lines import HEADLINE_MAX_CHARACTERS, is_headline, one_line
from corpus.readers.html_pages.blocks import iter_lines
from corpus.readers.html_pages.paragraphs import mark_paragraphs
from corpus.readers.html_pages.tree import Element

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_TEASERS = "//*[self::h2 or self::h3 or self::h4][a]/following-sibling::*[1]"
_LINKED_SHARE = 0.5
_PROSE_MIN_CHARACTERS = 80


def extract_lines(root: Element) -> list[str]:
    """Return the lines of the article of a page, none where there is none; the tree is changed."""
    mark_paragraphs(root)
    bare_extraction, options = _trafilatura()
    found = bare_extraction(root, options=options)
    return list(iter_lines(found.body)) if found else []


@cache
def _trafilatura() -> tuple[Any, "Extractor"]:
    """Return what extracts, and options by which a short article stays one.

    Below its usual bounds trafilatura takes the whole page with its menus. Its second opinions
    changed no page that was looked at, and cost as much as it does.
    """
    # It takes longer to import than a search to run, so only where HTML is read.
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG, Extractor

    # It reports to people who crawl; what is found and what not is said in our own words.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = config["DEFAULT"]["MIN_OUTPUT_SIZE"] = "0"
    return bare_extraction, Extractor(config=config, fast=True, comments=False)


def collect_links(root: Element) -> frozenset[str]:
    """Return the texts of the links of a page, and of what stands below linked headings."""
    elements = [*root.iter("a"), *root.xpath(_TEASERS)]
    texts = (
        "".join(element.itertext()) if len(element) else element.text or "" for element in elements
    )
    return frozenset(" ".join(text.split()) for text in texts)


def is_index(lines: Sequence[str], links: frozenset[str]) -> bool:
    """Say whether most of a text are links, or the beginnings of other articles."""
    linked = sum(len(line) for line in lines if line in links)
    return linked >= _LINKED_SHARE * sum(map(len, lines))


def has_prose(lines: Sequence[str]) -> bool:
    """Say whether a text has a sentence, not only labels and headlines."""
    return any(len(line) >= _PROSE_MIN_CHARACTERS or not is_headline(line) for line in lines)


def drop_links(lines: Sequence[str], links: frozenset[str]) -> list[str]:
    """Return the lines without links to other articles between them and at both ends.

    A short line that is a link goes where nothing but such lines is above or below it, or where
    it stands below a heading like «اقرأ أيضا».
    """
    start, end = 0, len(lines)
    while start < end and _is_link(lines[start], links):
        start += 1
    while end > start and _is_link(lines[end - 1], links):
        end -= 1
    return _drop_related(lines[start:end], links)


def _is_link(line: str, links: frozenset[str]) -> bool:
    return len(line) <= HEADLINE_MAX_CHARACTERS and line in links


def _drop_related(lines: Sequence[str], links: frozenset[str]) -> list[str]:
    kept: list[str] = []
    related = False
    for line, below in pairwise([*lines, ""]):
        if is_furniture(line) and (_is_link(below, links) or _label_links(line, links)):
            related = True
        elif not (related and _is_link(line, links)):
            related = False
            kept.append(line)
    return kept


def _label_links(line: str, links: frozenset[str]) -> bool:
    """Say whether what a label is followed by is a link: «اقرأ أيضا: خبر آخر»."""
    return one_line(line.partition(":")[2]) in links - {""}
