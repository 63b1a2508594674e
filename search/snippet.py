"""The best passages of a body: the windows that hold the most telling words of the query."""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from search.highlight import Match, Text
from search.markup import Span, mark_html
from search.request import Snippet

WINDOW = 240
MARGIN = 60
PASSAGES = 2
LEAD = 240
GAP = " … "
# The point behind a single letter is an abbreviation's: د. أحمد.
_SENTENCE_END = re.compile(r"(?:(?<!\b\w)\.|[!?؟…\n])[»”\")]*\s+|\n+")
_SPACES = re.compile(r"\s")


def best_snippet(body: str, matches: Sequence[Match], weights: Mapping[Text, float]) -> Snippet:
    """Return up to two passages of about 240 characters, in the order of the text.

    A passage is worth the sum of the weights of the distinct leaves that it shows; the second one
    counts only what the first does not show. Without a match the snippet is the lead.
    """
    chosen: list[Span] = []
    shown: set[Text] = set()
    while len(chosen) < PASSAGES and (best := _best_window(matches, weights, shown, chosen)):
        chosen.append(_widened(body, best))
        shown.update(match.leaf for match in matches if _inside(match.span, best))
    return _joined(body, matches, _merged(chosen) or [_lead(body)])


def _best_window(
    matches: Sequence[Match], weights: Mapping[Text, float], shown: set[Text], taken: list[Span]
) -> Span | None:
    """Return the span from a first to a last match that is worth most; ties go to the earlier."""
    best, best_worth = None, 0.0
    free = [match for match in matches if not any(_inside(match.span, span) for span in taken)]
    ends = [match.span[1] for match in free]
    for number, first in enumerate(free):
        beyond = bisect_right(ends, first.span[0] + WINDOW)
        near = free[number : max(beyond, number + 1)]
        leaves = {match.leaf for match in near} - shown
        worth = math.fsum(weights.get(leaf, 1.0) for leaf in leaves)
        worth += 0.01 * len(near) if leaves else 0.0
        if worth > best_worth:
            best, best_worth = (first.span[0], near[-1].span[1]), worth
    return best


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
    sentences = [match.end() for match in _SENTENCE_END.finditer(body, floor, start)]
    if sentences:
        return sentences[0]
    space = _SPACES.search(body, floor, start)
    return space.end() if space else start


def _end(body: str, end: int, room: int) -> int:
    ceiling = min(len(body), end + room)
    if ceiling == len(body):
        return ceiling
    sentences = [match.end() for match in _SENTENCE_END.finditer(body, end, ceiling)]
    if sentences:
        return sentences[-1]
    spaces = [match.start() for match in _SPACES.finditer(body, end, ceiling)]
    return spaces[-1] if spaces else end


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
        text += GAP if text else ("… " if body[:start].strip() else "")
        shift = len(text) - start
        text += _SPACES.sub(" ", body[start:end]).rstrip()
        inside = (match.span for match in matches if _inside(match.span, (start, end)))
        highlights += [(first + shift, last + shift) for first, last in inside]
    text += " …" if passages[-1][1] < len(body.rstrip()) else ""
    return Snippet(text, mark_html(text, highlights), tuple(highlights))
