"""A generation while it is built: batches under way to it, its journal, and what closes it."""

import hashlib
from collections.abc import Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

from search import analysis, schema
from search.embedded.storage.records import digest_record, encode_article
from search.opensearch.bulk import Bulk, delete_action, index_action
from search.opensearch.closing import counted_batches
from search.opensearch.companion import Companion
from search.opensearch.connection import Connection
from search.opensearch.documents import Analysed
from search.opensearch.generations import LONG_SECONDS
from search.opensearch.manifest import FORMAT
from search.opensearch.pieces import Piece, Words
from search.opensearch.scanning import articles
from search.opensearch.texts import encode, id_of_key
from search.schema import Article

BATCH = 1_000
"""How many articles a batch has at most, "documents" of a piece and of few bulk requests."""
BATCH_CHARACTERS = 4 << 20
SENDERS = 4
"""How many batches are analysed and sent at once, by default."""


class Batch:
    """Articles that are added together, and the keys of articles that leave before them."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.gone: list[bytes] = []
        self._characters = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to send it."""
        return len(self.articles) + len(self.gone) >= BATCH or self._characters >= BATCH_CHARACTERS

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.articles and not self.gone

    def add(self, article: Article) -> None:
        """Append an article."""
        self.articles.append(article)
        self._characters += len(article.title) + len(article.body)

    def name(self, number: int) -> str:
        """Return what tells this batch from every other, made by this version in this place."""
        made_by = f"{FORMAT} {schema.fingerprint()} {analysis.fingerprint()} {number} "
        digest = hashlib.blake2b(made_by.encode(), digest_size=16)
        for article in self.articles:
            digest.update(digest_record(encode_article(article)).to_bytes(8, "little"))
            digest.update(encode(article.id) + b"\0")
        for key in self.gone:
            digest.update(b"-" + key)
        return digest.hexdigest()


class Building:
    """The generation `index` while it is built; `base` is the one that an update starts from.

    `done` are the pieces that an indexer that was killed has left, `pieces` those that this one has
    or takes over: the names, with how many articles they have.
    """

    def __init__(
        self,
        connection: Connection,
        companion: Companion,
        base: str | None,
        done: dict[str, int],
        first: int,
        senders: int,
    ) -> None:
        self._connection = connection
        self.companion = companion
        self._base = base
        self._done = done
        self._number = first
        self._bulk = Bulk(connection, companion.index)
        self._pool = ThreadPoolExecutor(senders, thread_name_prefix="batch")
        self._under_way: set[Future[tuple[str, int]]] = set()
        self._most = 2 * senders
        self.pieces: dict[str, int] = {}

    def send(self, batch: Batch) -> None:
        """Send a batch; wait while as many are under way as there may be.

        Raises: as `Bulk.send`, for this batch or one before it.
        """
        number, name = self._number, batch.name(self._number)
        self._number += 1
        if name in self._done:
            self.pieces[name] = self._done.pop(name)
            return
        self._under_way.add(self._pool.submit(self._make, name, number, batch))
        while len(self._under_way) >= self._most:
            self._collect(*wait(self._under_way, return_when=FIRST_COMPLETED))

    def settle(self) -> None:
        """Wait for all batches, and let searches see them."""
        self._collect(*wait(self._under_way))
        self.refresh()

    def keep_only(self, batches: Collection[str]) -> None:
        """Remove what an indexer before this one left over: the other batches, done or not.

        What it had sent when it was killed may have arrived since this one began.
        """
        index = self.companion.index
        left_over = counted_batches(self._connection, index).keys() - set(batches)
        if left_over:
            self._delete({"query": {"terms": {"batch": sorted(left_over)}}})
        pieces = {piece.name for piece in self.companion.pieces()}
        self.companion.forget(sorted(pieces - set(batches)))

    def refresh(self) -> None:
        """Let searches see what was sent."""
        path = f"/{self.companion.index}/_refresh"
        self._connection.request("POST", path, timeout=LONG_SECONDS)

    def close(self) -> None:
        """Wait for what is under way and begin nothing else; twice is legal."""
        self._pool.shutdown(cancel_futures=True)

    def _collect(
        self, done: set[Future[tuple[str, int]]], rest: set[Future[tuple[str, int]]]
    ) -> None:
        self._under_way = rest
        self.pieces |= dict(future.result() for future in done)

    def _make(self, name: str, number: int, batch: Batch) -> tuple[str, int]:
        """Store the documents of a batch and, when they are, its piece."""
        analysed = Analysed.of(batch.articles)
        documents = analysed.documents(name, number * BATCH)
        replaced = set(analysed.keys)
        actions = [delete_action(id_of_key(key)) for key in batch.gone if key not in replaced]
        actions += map(index_action, documents)
        words = [Words.of(analysed), *self._lost_words(batch.gone)]
        piece = Piece.of(name, number, analysed, batch.gone, _added(words))
        self._bulk.send(actions)
        self.companion.put_piece(piece)
        return name, len(batch.articles)

    def _lost_words(self, gone: Sequence[bytes]) -> list[Words]:
        """Return what the words of the generation lose with articles of the base."""
        if not gone or self._base is None:
            return []
        lost = articles(self._connection, self._base, gone)
        return [Words.of(Analysed.of(list(lost.values())), -1)]

    def _delete(self, query: dict[str, Any]) -> None:
        path = f"/{self.companion.index}/_delete_by_query"
        self._connection.request(
            "POST", path, query, {"conflicts": "proceed", "refresh": "true"}, LONG_SECONDS
        )


def _added(words: Sequence[Words]) -> Words:
    return Words.united(words) if len(words) > 1 else words[0]
