"""What a batch of articles adds to a generation besides its documents: a piece.

From the pieces alone the words, the stories and the count of a generation are known, so that
publishing reads no article but the sample. The piece of a batch is stored when all its documents
are, which makes pieces the journal of an indexer: what has a piece is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import orjson
import zstandard

from search.compiling import AnyArray
from search.embedded.storage.layout import SIGNATURE_BYTES
from search.embedded.writing.unions import unite_tables
from search.errors import IndexDamaged
from search.opensearch.documents import Analysed
from search.strings import StringTable

VERSION = 1
_LEVEL = 3
_UNDATED = 0
_AT_ONCE = 64
"""How many tables of words are united at once."""


@dataclass(frozen=True, slots=True)
class Words:
    """Sorted spellings, and in how many articles each is, less those that it has left: i64."""

    spellings: StringTable
    counts: AnyArray

    @classmethod
    def none(cls) -> Self:
        """Return the words of no article."""
        return cls(
            StringTable(np.empty(0, np.uint8), np.zeros(1, np.uint32)), np.empty(0, np.int64)
        )

    @classmethod
    def of(cls, analysed: Analysed, sign: int = 1) -> Self:
        """Return the words of articles that came, or with the sign −1 of those that went."""
        return cls(analysed.spellings, sign * analysed.doc_freqs().astype(np.int64))

    @classmethod
    def united(cls, parts: Sequence["Words"]) -> "Words":
        """Add words up; counts may be 0 or less."""
        tables = [part.spellings for part in parts]
        table, rows = unite_tables(tables, [np.ones(len(each), np.bool_) for each in tables])
        counts = np.zeros(len(table), np.int64)
        for row, part in zip(rows, parts, strict=True):
            counts[row] += part.counts
        return cls(table, counts)

    def used(self) -> "Words":
        """Return those that articles have; a spelling that none is left with is none."""
        used = self.counts > 0
        if used.all():
            return self
        table, _ = unite_tables([self.spellings], [used])
        return Words(table, self.counts[used])


class WordSum:
    """Adds up words as they come; each spelling is copied a few times, however many parts come.

    Level n has sums of `_AT_ONCE` to the power of n parts.
    """

    def __init__(self) -> None:
        self._levels: list[list[Words]] = [[]]

    def add(self, words: Words) -> None:
        """Add one part."""
        for level in self._levels:
            level.append(words)
            if len(level) < _AT_ONCE:
                return
            words = Words.united(level)
            level.clear()
        self._levels.append([words])

    def total(self) -> Words:
        """Return the sum of all parts."""
        parts = [words for level in self._levels for words in level]
        return Words.united(parts).used() if parts else Words.none()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a batch of articles is known by.

    `number` orders the pieces of a generation. `keys` S16, `digests` u64, `days` i32 (0 undated)
    and `signatures` u8[articles, 64] are by article; `gone` S16 are the keys of articles that left
    the generation before those of this piece came: replaced or deleted ones.
    """

    name: str
    number: int
    keys: AnyArray
    digests: AnyArray
    days: AnyArray
    signatures: AnyArray
    gone: AnyArray
    words: Words

    @classmethod
    def of(
        cls, name: str, number: int, analysed: Analysed, gone: Sequence[bytes], words: Words
    ) -> Self:
        """Return the piece of articles; `words` are theirs, less those of the ones that left."""
        dates = (article.date for article in analysed.articles)
        return cls(
            name,
            number,
            _keys(analysed.keys),
            np.array(analysed.digests, np.uint64),
            np.array([date.toordinal() if date else _UNDATED for date in dates], np.int32),
            analysed.signatures,
            _keys(gone),
            words,
        )

    def encode(self) -> bytes:
        """Return the bytes that `decode` reads."""
        table = self.words.spellings
        arrays = {
            "keys": self.keys,
            "digests": self.digests,
            "days": self.days,
            "signatures": self.signatures.reshape(-1),
            "gone": self.gone,
            "text": table.text,
            "offsets": table.offsets,
            "counts": self.words.counts.astype(np.int32),
        }
        described = {name: [array.dtype.str, array.size] for name, array in arrays.items()}
        head = orjson.dumps([VERSION, self.name, self.number, described]) + b"\n"
        data = head + b"".join(array.tobytes() for array in arrays.values())
        return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(data)

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Return a piece.

        Raises:
            IndexDamaged: these are not the bytes of one.
        """
        try:
            head, _, rest = zstandard.ZstdDecompressor().decompress(data).partition(b"\n")
            version, name, number, described = orjson.loads(head)
        except (zstandard.ZstdError, orjson.JSONDecodeError, ValueError) as error:
            raise IndexDamaged(f"a piece of the generation is damaged: {error}") from error
        if version != VERSION:
            raise IndexDamaged(f"a piece of the generation has the version {version}; index again")
        arrays, first = {}, 0
        for each, (dtype, size) in described.items():
            arrays[each] = np.frombuffer(rest, dtype, size, first)
            first += arrays[each].nbytes
        signatures = arrays["signatures"].reshape(-1, SIGNATURE_BYTES)
        table = StringTable(arrays["text"], arrays["offsets"])
        words = Words(table, arrays["counts"].astype(np.int64))
        by_article = (arrays["keys"], arrays["digests"], arrays["days"], signatures)
        return cls(name, number, *by_article, arrays["gone"], words)


def _keys(keys: Sequence[bytes]) -> AnyArray:
    return np.array(list(keys), "S16") if keys else np.empty(0, "S16")
