"""The site's furniture at the end of a scraped article: sharing, related links, copyright.

Only whole lines at the end of a text are furniture; the same words inside a paragraph, or with
paragraphs below them, belong to the article.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import filterfalse

from corpus.cleaning import wordings
from corpus.folding import fold_line
from corpus.lines import HEADLINE_MAX_CHARACTERS, is_headline

_RELATED_MAX_LINES = 12
_LINK_MAX_WORDS = 18
CACHED_WORDS = 1 << 14
_DECIMAL = re.compile(r"\d")
_LABEL_END = re.compile(r"\s*[:|]|\s+[-–—]\s")


def fold_furniture(line: str) -> str:
    """Fold a line without its numbers: a count of comments is part of the furniture."""
    folded = fold_line(line)
    if not _DECIMAL.search(folded):
        return folded
    return " ".join(filterfalse(str.isdecimal, folded.split()))


def _fold_all(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_furniture, lines))


_RELATED = _fold_all(wordings.RELATED)
_LINES = _fold_all(wordings.LINES) | _RELATED
_OPENINGS = tuple(fold_furniture(opening) + " " for opening in wordings.OPENINGS)
_LABELS = _fold_all(wordings.LABELS)
_SHARING = _fold_all(wordings.SHARING.split())
_SHARING_WORDS = _SHARING | _fold_all(wordings.SHARING_FILLERS.split())
_PROSE_OPENINGS = _fold_all(wordings.PROSE_OPENINGS.split())


# What furniture begins with, as folded; nearly every other line is told by it at once.
_FIRST_WORDS = frozenset(
    wording.split()[0]
    for wording in (*_LINES, *_OPENINGS, *_LABELS, *_SHARING_WORDS)
    if wording.strip()
)


@lru_cache(CACHED_WORDS)
def _may_begin(word: str) -> bool:
    """Say whether furniture may begin with a word; signs and numbers say nothing."""
    first = fold_furniture(word).split()[:1]
    return not first or first[0] in _FIRST_WORDS


def is_furniture(line: str) -> bool:
    """Say whether a line, taken alone, is furniture."""
    if len(line) > HEADLINE_MAX_CHARACTERS or not _may_begin(line.partition(" ")[0]):
        return False
    folded = fold_furniture(line)
    return (
        folded in _LINES
        or f"{folded} ".startswith(_OPENINGS)
        or _has_label(line)
        or _is_sharing(folded.split())
    )


def _has_label(line: str) -> bool:
    match = _LABEL_END.search(line)
    return match is not None and fold_furniture(line[: match.start()]) in _LABELS


def _is_sharing(words: list[str]) -> bool:
    return not _SHARING.isdisjoint(words) and _SHARING_WORDS.issuperset(words)


def cut_furniture(lines: Sequence[str]) -> list[str]:
    """Return the lines without the furniture at their end; what is left is their beginning."""
    if lines and len(lines[-1]) > HEADLINE_MAX_CHARACTERS:
        return list(lines)  # Nearly every article: it ends with a paragraph.
    end: int | None = len(lines)
    while end is not None:
        kept = _cut_single_lines(lines[:end])
        end = _find_related(kept)
    return kept


def _cut_single_lines(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    while kept and (not kept[-1] or is_furniture(kept[-1])):
        kept.pop()
    return kept


def _find_related(lines: Sequence[str]) -> int | None:
    """Return where a heading stands below which there are only links to other articles."""
    links = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if _is_related(line):
            return index
        if line and not is_furniture(line):
            links += 1
            if links > _RELATED_MAX_LINES or not _is_link(line):
                return None
    return None


def _is_related(line: str) -> bool:
    return len(line) <= HEADLINE_MAX_CHARACTERS and fold_furniture(line) in _RELATED


def _is_link(line: str) -> bool:
    return (
        is_headline(line)
        and len(line.split()) <= _LINK_MAX_WORDS
        and _PROSE_OPENINGS.isdisjoint(fold_furniture(line).split()[:1])
    )
