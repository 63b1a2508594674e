"""Steps through the postings of one term, as Whoosh's queries do."""

from bisect import bisect_left
from collections.abc import Iterator
from math import inf
from typing import Any

from whoosh.formats import Format
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.scoring import BaseScorer
from whoosh.system import pack_uint

from search.embedded.plain.postings import Postings


class PostingMatcher(LeafMatcher):  # type: ignore[misc]
    """The matcher of one term.

    It offers no bound on its scores to Whoosh's shortcuts to the best hits. They skip documents
    that cannot be among them, but are wrong for some unions and disjunctions and lose count of
    what they skip; without a bound Whoosh looks at every document and its answers are exact.
    """

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: Postings,
        format_: Format,
        scorer: BaseScorer | None,
    ) -> None:
        self._term = term
        self._postings = postings
        self.format = format_
        self.scorer = scorer
        self._docs: list[int] = postings.docs.tolist()
        self._freqs: list[int] = postings.freqs.tolist()
        self._at = 0

    def copy(self) -> "PostingMatcher":
        """Return a matcher that stands where this one does."""
        twin = PostingMatcher(self._term, self._postings, self.format, self.scorer)
        twin._at = self._at
        return twin

    def is_active(self) -> bool:
        """Say whether there is a current posting."""
        return self._at < len(self._docs)

    def reset(self) -> None:
        """Go back to the first posting."""
        self._at = 0

    def id(self) -> int:
        """Return the document of the current posting; past the end, which AndNot asks, the last."""
        return self._docs[min(self._at, len(self._docs) - 1)]

    def all_ids(self) -> Iterator[int]:
        """Return the documents from the current posting on."""
        return iter(self._docs[self._at :])

    def next(self) -> bool:
        """Move to the next posting; the answer is whether a new block began, which none does."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:  # noqa: A002
        """Move to the first posting of the document `id` or one after it; never backwards."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._docs, id, self._at)

    def weight(self) -> float:
        """Return how often the current document holds the term."""
        return float(self._freqs[self._at])

    def value(self) -> bytes | None:
        """Return the current posting as Whoosh encodes it, None if the field keeps no more."""
        if self.supports("positions"):
            encoded: bytes = self.format.encode(self._postings.positions_of(self._at))
            return encoded
        if self.format.fixed_value_size() == 0:
            return None
        return bytes(pack_uint(self._freqs[self._at]))

    def value_as(self, astype: str) -> Any:
        """Return the current posting as "frequency", "weight", "positions" and so on."""
        if astype == "positions" and self.supports(astype):
            return self._postings.positions_of(self._at)
        return super().value_as(astype)

    def supports_block_quality(self) -> bool:
        """Say that nothing is known of the scores before they are computed."""
        return False

    def max_quality(self) -> float:
        """Return a bound that no score exceeds, and that lets nobody leave out a document."""
        return inf
