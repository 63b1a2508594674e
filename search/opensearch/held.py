"""What a generation holds, by its pieces: which articles live, and where in the order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from search.compiling import AnyArray
from search.embedded.storage.layout import SIGNATURE_BYTES
from search.embedded.writing.story_building import tell_stories
from search.opensearch.documents import Place
from search.opensearch.pieces import Piece, Words, WordSum

_KEY = "S16"
_NO_SIGNATURES: AnyArray = np.empty((0, SIGNATURE_BYTES), np.uint8)


@dataclass(frozen=True, slots=True)
class Held:
    """Articles in the order in which they were added; dead ones are among them.

    `keys` S16, `digests` u64, `days` i32, `signatures` u8[articles, 64] and `alive` bool are by
    article, `words` are those of the living; `pieces` counts the pieces, `last` is the number of
    the last one, −1 where there is none.
    """

    keys: AnyArray
    digests: AnyArray
    days: AnyArray
    signatures: AnyArray
    alive: AnyArray
    words: Words
    pieces: int
    last: int

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "Held":
        """Return what pieces hold together, which come by their numbers.

        One at a time is in memory, but for what is kept of its articles.
        """
        keys, digests = [np.empty(0, _KEY)], [np.empty(0, np.uint64)]
        days, signatures = [np.empty(0, np.int32)], [_NO_SIGNATURES]
        gone: list[tuple[int, AnyArray]] = []
        words, last, first = WordSum(), -1, 0
        for piece in pieces:
            gone += [(first, piece.gone)] if len(piece.gone) else []
            keys.append(piece.keys)
            digests.append(piece.digests)
            days.append(piece.days)
            signatures.append(piece.signatures)
            words.add(piece.words)
            first, last = first + len(piece.keys), piece.number
        joined = np.concatenate(keys)
        by_article = (np.concatenate(digests), np.concatenate(days), np.concatenate(signatures))
        return cls(joined, *by_article, _living(joined, gone), words.total(), len(keys) - 1, last)

    @property
    def articles(self) -> int:
        """Return how many live."""
        return int(np.count_nonzero(self.alive))

    def repeated(self) -> bytes | None:
        """Return a key that two living articles have, None where each has its own."""
        living = np.sort(self.keys[self.alive])
        twice = np.flatnonzero(living[1:] == living[:-1])
        return padded(living[twice[0]]) if len(twice) else None

    def stories(self) -> dict[bytes, Place]:
        """Return the place of each living article that says nearly the same as another."""
        told = tell_stories(self.signatures, self.days, self.alive)
        places: dict[bytes, Place] = {}
        starts, members = told["story.starts"].tolist(), told["story.members"]
        for start, end in pairwise(starts):
            keys = [padded(key) for key in self.keys[members[start:end]]]
            for place, key in enumerate(keys):
                places[key] = Place(keys[0], len(keys), place)
        return places


def _living(keys: AnyArray, gone: Sequence[tuple[int, AnyArray]]) -> AnyArray:
    """Return which articles live: those before a place die whose keys went there."""
    alive = np.ones(len(keys), np.bool_)
    for first, left in gone:
        alive[:first] &= ~np.isin(keys[:first], left)
    return alive


def padded(key: bytes) -> bytes:
    """Return a key whole: NumPy drops the zeros at its end."""
    return bytes(key).ljust(16, b"\0")


class Known:
    """The living articles of the generation that an update starts from: digests by key.

    Memory: 24 bytes an article.
    """

    def __init__(self, held: Held) -> None:
        keys = held.keys[held.alive]
        order = np.argsort(keys)
        self._keys = keys[order]
        self._digests = held.digests[held.alive][order]

    def __len__(self) -> int:
        return len(self._keys)

    def digest(self, key: bytes) -> int | None:
        """Return the digest of the article of a key, None where there is none."""
        place = int(np.searchsorted(self._keys, np.array(key, _KEY)))
        if place == len(self._keys) or padded(self._keys[place]) != key:
            return None
        return int(self._digests[place])
