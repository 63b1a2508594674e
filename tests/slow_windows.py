"""Words near each other, as the definition says it: a look at every window of a text."""

from collections.abc import Sequence


def have_places(wanted: list[list[str]], stretch: Sequence[str]) -> bool:
    """Say whether the words can have a place each, whoever chooses first."""
    return not wanted or any(
        have_places(wanted[1:], [*stretch[:place], *stretch[place + 1 :]])
        for place, word in enumerate(stretch)
        if word in wanted[0]
    )


def minimal_windows(text: Sequence[str], wanted: list[list[str]], slop: int) -> int:
    """Count the windows that hold none, by looking at all of them."""
    windows = {
        (first, end)
        for first in range(len(text))
        for end in range(first + 1, min(first + len(wanted) + slop, len(text)) + 1)
        if have_places(wanted, text[first:end])
    }
    return sum(
        not any((a, b) != (c, d) and a <= c and d <= b for c, d in windows) for a, b in windows
    )
