"""What became of everything that was read; nothing is lost silently.

`read == indexed + skipped.total`, and `indexed == added + replaced + unchanged`.
"""

from dataclasses import asdict, dataclass
from typing import Any

from indexer.report.contents import Contents
from indexer.report.findings import Findings
from search import Generation


@dataclass(frozen=True, slots=True)
class IndexReport:
    """One run of the indexer. `generation` is None when nothing was published.

    `indexed` counts the articles that were given to the index: new ones, those that took the place
    of another of their id, and those that were there already, which is only so in an update.
    `contents` is what the indexed articles are like.
    """

    files: int
    read: int
    indexed: int
    added: int
    replaced: int
    unchanged: int
    skipped: Findings
    notes: Findings
    contents: Contents
    seconds: float
    generation: Generation | None

    @property
    def articles_per_second(self) -> float:
        """Return the speed of the whole run, verifying and publishing included."""
        return self.indexed / self.seconds if self.seconds else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values for JSON."""
        speed = {"articles_per_second": round(self.articles_per_second, 1)}
        findings = {
            name: {**asdict(part), "unlisted": part.unlisted}
            for name, part in (("skipped", self.skipped), ("notes", self.notes))
        }
        return {**asdict(self), **findings, **speed}
