"""The best passages of a body: the windows that hold the most telling words of the query."""

import re
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from search.markup import Span, mark_html
from search.matching import Match
from search.matching.best_window import WINDOW, best_window, find_spots
from search.query import TextLeaf
from search.request import Snippet

MARGIN = 60
PASSAGES = 2
LEAD = 240
GAP = " … "
# The point behind a single letter is an abbreviation's: د. أحمد.
# It begins with a set of characters, for which `re` can look without trying each place.
_SENTENCE_END = re.compile(r"[.!?؟…\n](?<!\b\w\.)(?:[»”\")]*\s+|(?<=\n)\n*)")
_SPACE = re.compile(r"\s")
_ODD_SPACE = re.compile(r"[^\S ]")


def best_snippet(body: str, matches: Sequence[Match], weights: Mapping[TextLeaf, float]) -> Snippet:
    """Return up to two passages of about 240 characters, in the order of the text.

    A passage is worth the sum of the weights of the distinct leaves that it shows; the second one
    counts only what the first does not show. Without a match the snippet is the lead.
    """
    spots, worths = find_spots(matches, weights)
    chosen: list[Span] = []
    shown = 0
    every = reduce(or_, (leaf for _, _, leaf in spots), 0)
    while len(chosen) < PASSAGES and shown != every:
        best = best_window(spots, worths, shown)
        if best is None:
            break
        chosen.append(_widened(body, best))
        for start, end, leaf in spots:
            shown |= leaf if _inside((start, end), best) else 0
        spots = [spot for spot in spots if not _inside(spot[:2], chosen[-1])]
    return _joined(body, matches, _merged(chosen) or [_lead(body)])


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _widened(body: str, window: Span) -> Span:
    """Return the window out to the nearest sentence bounds, or to whole words within a margin."""
    start, end = window
    room = max(WINDOW - (end - start), 2 * MARGIN)
    return _start(body, start, room // 3), _end(body, end, room - room // 3)


def _start(body: str, start: int, room: int) -> int:
    floor = max(0, start - room)
    if floor == 0:
        return _beginning(body)
    if sentence := _SENTENCE_END.search(body, floor, start):
        return sentence.end()
    space = _SPACE.search(body, floor, start)
    return space.end() if space else start


def _end(body: str, end: int, room: int) -> int:
    ceiling = min(len(body), end + room)
    if ceiling == len(body):
        return ceiling
    last = None
    for sentence in _SENTENCE_END.finditer(body, end, ceiling):
        last = sentence.end()
    if last is not None:
        return last
    return next((at for at in range(ceiling - 1, end - 1, -1) if body[at].isspace()), end)


def _lead(body: str) -> Span:
    start = _beginning(body)
    end = _end(body, start, LEAD)
    return (start, end if end > start else start + LEAD)


def _beginning(body: str) -> int:
    return len(body) - len(body.lstrip())


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans in order, those with no more than a space between them made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _joined(body: str, matches: Sequence[Match], passages: list[Span]) -> Snippet:
    """Return the passages as one text, line breaks made spaces, with the highlights moved along."""
    text, highlights = "", []
    for start, end in passages:
        text += GAP if text else ("… " if _beginning(body) < start else "")
        shift = len(text) - start
        text += _ODD_SPACE.sub(" ", body[start:end]).rstrip()
        inside = (match.span for match in matches if _inside(match.span, (start, end)))
        highlights += [(first + shift, last + shift) for first, last in inside]
    text += " …" if passages[-1][1] < len(body.rstrip()) else ""
    return Snippet(text, mark_html(text, highlights), tuple(highlights))
