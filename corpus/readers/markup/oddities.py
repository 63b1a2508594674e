"""What was odd about an XML file, kept by its line until the record is there that it belongs to."""

from collections.abc import Callable

from corpus.readers.markup.tree import Element

MOST = 10_000
"""No more are kept."""


class Oddities:
    """Notes with their lines; `is_record` says which elements are records."""

    def __init__(self, is_record: Callable[[Element], bool]) -> None:
        self._is_record = is_record
        self._told: list[tuple[int, str]] = []

    def tell(self, line: int, note: str) -> None:
        """Keep a note on a line."""
        if len(self._told) < MOST:
            self._told.append((line, note))

    def take(self, record: Element) -> tuple[str, ...]:
        """Return, once, the notes up to the end of a record; those of one around it stay."""
        if not self._told:
            return ()
        start, end = _line(record), max(map(_line, (record, *record.iterdescendants())))
        outer = [_line(above) for above in record.iterancestors() if self._is_record(above)]
        before = min(outer, default=start)
        mine = dict.fromkeys(odd for odd in self._told if odd[0] < before or start <= odd[0] <= end)
        self._told = [odd for odd in self._told if odd not in mine]
        return _shorten(list(dict.fromkeys(note for _, note in mine)))

    def first(self) -> tuple[int, str] | None:
        """Return the first line and note that no record has taken."""
        return next(iter(self._told), None)


def _line(element: Element) -> int:
    return element.sourceline or 0


def _shorten(notes: list[str]) -> tuple[str, ...]:
    """Return one note of each kind, with the number of those that were left out."""
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kinds.setdefault(note.partition(":")[0], []).append(note)
    return tuple(
        same[0] if len(same) == 1 else f"{same[0]} (and {len(same) - 1} more)"
        for same in kinds.values()
    )
