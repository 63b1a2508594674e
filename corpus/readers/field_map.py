"""Which field of ours a name in a source stands for, as a user says; that beats our own table."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from corpus.errors import FieldUnknown
from corpus.readers.field_names import fold_name

OUR_FIELDS = (
    *("id", "title", "body", "date", "section", "source", "author", "url", "dateline", "hijri"),
)

Path = str | tuple[str, ...]
"""The name of a value, or its path of names where it stands inside an object."""
Plan = Mapping[str, tuple[tuple[str, int], ...]]
"""For a field its values, best first: the name of each, and its place among the paths."""


class FieldMap(Mapping[str, str]):
    """{"content": "body"} for the sources of one run; it remembers which names were met.

    Names are compared as in our own table, and those in objects are written "content.rendered".
    `plans` keeps what it has led to in records.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """Take their names with ours.

        Raises:
            FieldUnknown: a field is not one of `OUR_FIELDS`.
        """
        for ours in names.values():
            if ours not in OUR_FIELDS:
                raise FieldUnknown(ours, OUR_FIELDS, get_close_matches(ours, OUR_FIELDS, 1))
        self._names = dict(names)
        self._folded = {fold_name(theirs): theirs for theirs in names}
        self._met: set[str] = set()
        self.plans: dict[tuple[Path, ...], Plan] = {}

    def __getitem__(self, name: str) -> str:
        return self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def meet(self, name: str) -> str | None:
        """Return the field that a name of a record stands for, and remember that it was met."""
        theirs = self._folded.get(fold_name(name))
        if theirs is None:
            return None
        self._met.add(theirs)
        return self._names[theirs]

    @property
    def unmet(self) -> list[str]:
        """Return the names that no record has had so far."""
        return [name for name in self._names if name not in self._met]
