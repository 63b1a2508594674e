"""The Maintenance of an address on a cluster: see `search.engine.Maintenance` for its laws."""

from collections.abc import Iterator
from typing import Any

from search.engine import Generation, IndexInfo, StoriesReport, VerifyReport
from search.errors import IndexDamaged, IndexMissing
from search.opensearch.companion import SUFFIX, Companion
from search.opensearch.connection import Connection
from search.opensearch.documents import article_of
from search.opensearch.fitness import check_fingerprints, why_outdated
from search.opensearch.generations import LONG_SECONDS, Generations
from search.opensearch.held import Held
from search.opensearch.lock import ClusterLock
from search.opensearch.manifest import Manifest
from search.opensearch.scanning import scan
from search.opensearch.story_report import largest_stories
from search.opensearch.verification import damages
from search.schema import Article


class ClusterMaintenance:
    """Looks after the index at an address; every call asks what is served then."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._generations = Generations(connection)

    def verify(self) -> VerifyReport:
        """Read every article and every file of words and compare them with what was written.

        What one copy of a shard has damaged OpenSearch itself finds when it reads it.

        Raises:
            IndexUnusable: there is no index, or it does not even say what it is made of.
        """
        index = self._generations.require_served()
        companion = Companion(self._connection, index)
        manifest = companion.manifest()
        held = Held.of(companion.pieces())
        return VerifyReport(
            generation=Generation(index, manifest.articles),
            files=len(manifest.files) + held.pieces,
            bytes=sum(self._bytes(index).values()),
            damaged=tuple(damages(self._connection, companion, manifest, held)),
        )

    def info(self) -> IndexInfo:
        """Return what the served generation is made of."""
        index = self._generations.require_served()
        manifest = Companion(self._connection, index).manifest()
        stats = self._stats(index)["primaries"]
        return IndexInfo(
            generation=Generation(index, manifest.articles),
            previous=self._generations.previous(),
            dead=stats["docs"]["deleted"],
            segments=stats["segments"]["count"],
            stories=manifest.stories,
            **manifest.counted,
            sizes=self._bytes(index),
            format=manifest.format,
            schema=manifest.schema,
            analyzer=manifest.analyzer,
            words=manifest.words,
            outdated=why_outdated(index, manifest, self._connection.address),
        )

    def stories(self, limit: int) -> StoriesReport:
        """Return how many articles say nearly the same as others, and the `limit` largest stories.

        Raises:
            IndexUnusable: there is no index, or it is damaged.
        """
        index = self._generations.require_served()
        manifest = Companion(self._connection, index).manifest()
        return StoriesReport(
            generation=Generation(index, manifest.articles),
            stories=manifest.stories,
            articles=manifest.told,
            largest=tuple(largest_stories(self._connection, index, limit)),
        )

    def roll_back(self) -> Generation:
        """Serve the generation that was served before, in one atomic step, and return it.

        Raises:
            IndexLocked: an indexer is at work.
            IndexUnusable: there is no generation before, or it is damaged or outdated.
        """
        self._generations.require_served()
        lock = ClusterLock(self._connection)
        try:
            return self._roll_back()
        finally:
            lock.release()

    def articles(self) -> Iterator[Article]:
        """Yield every article of the served generation, exactly as it was indexed."""
        index = self._generations.require_served()
        return (article_of(hit["_source"]) for hit in scan(self._connection, index))

    def _roll_back(self) -> Generation:
        served, previous = self._generations.require_served(), self._generations.previous()
        if previous is None:
            raise IndexMissing(f"there is no generation before {served}; nothing has changed")
        manifest = self._whole(previous, served)
        self._generations.serve(previous)
        return Generation(previous, manifest.articles)

    def _whole(self, index: str, served: str) -> Manifest:
        """Return the manifest of a generation that has all its documents and words."""
        companion = Companion(self._connection, index)
        manifest = companion.manifest()
        check_fingerprints(index, manifest, self._connection.address)
        held = Held.of(companion.pieces())
        for damage in damages(self._connection, companion, manifest, held):
            raise IndexDamaged(f"{index}: {damage}; {served} is served as before")
        return manifest

    def _bytes(self, index: str) -> dict[str, int]:
        """Return the bytes of both indices of a generation, all copies of their shards together."""
        names = {"documents": index, "pieces and words": index + SUFFIX}
        return {
            part: self._stats(name)["total"]["store"]["size_in_bytes"]
            for part, name in names.items()
        }

    def _stats(self, name: str) -> dict[str, Any]:
        answer = self._connection.request(
            "GET", f"/{name}/_stats/docs,store,segments", timeout=LONG_SECONDS
        )
        stats: dict[str, Any] = answer["indices"][name]
        return stats
