"""What the server counts of itself, in the text format of Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from search import Engine

CONTENT_TYPE = CONTENT_TYPE_LATEST
BOUNDS = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
"""Seconds: from an answer that is kept to one that nobody should wait for."""
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


class Metrics:
    """The counts of one app; methods and routes that are not ours are counted as `other`."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter(
            "arshif_requests", "Requests answered.", labels, registry=self._registry
        )
        self._seconds = Histogram(
            "arshif_request_seconds",
            "Seconds from the request to the end of the answer.",
            ("route",),
            buckets=BOUNDS,
            registry=self._registry,
        )
        # To look a count up by its labels takes longer than to count.
        self._counts: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._articles = Gauge(
            "arshif_articles", "Articles of the generation.", registry=self._registry
        )
        self._generation = Gauge(
            "arshif_generation",
            "1 for the generation that is served.",
            ("name",),
            registry=self._registry,
        )

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        key = method if method in METHODS else "other", route or "other", status
        if key not in self._counts:
            self._counts[key] = self._requests.labels(*key), self._seconds.labels(key[1])
        requests, took = self._counts[key]
        requests.inc()
        took.observe(seconds)

    def note_generation(self, engine: Engine | None) -> None:
        """Say what is served, nothing where there is no engine."""
        self._generation.clear()
        self._articles.set(engine.generation.articles if engine else 0)
        if engine:
            self._generation.labels(engine.generation.name).set(1)

    def write(self) -> bytes:
        """Return everything that was counted as text."""
        return generate_latest(self._registry)
