"""Counts findings while a run goes on, in bounded memory however many there are."""

from indexer.report.findings import Finding, Findings, KindCount

MAX_LISTED = 1000
MAX_KINDS = 100
MAX_EXAMPLES = 3
OTHER = "other"


class Tally:
    """Findings of one sort; past a hundred kinds, new ones are counted together as "other"."""

    def __init__(self) -> None:
        self.total = 0
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[Finding]] = {}
        self._listed: list[Finding] = []

    def add(self, origin: object, text: str) -> None:
        """Count a finding, and keep it while there is room."""
        finding = Finding(_printable(str(origin)), _printable(text))
        kind = self._room_for(finding.kind)
        self.total += 1
        self._counts[kind] = self._counts.get(kind, 0) + 1
        examples = self._examples.setdefault(kind, [])
        if len(examples) < MAX_EXAMPLES:
            examples.append(finding)
        if len(self._listed) < MAX_LISTED:
            self._listed.append(finding)

    def close(self) -> Findings:
        """Return what was counted; kinds that are equally common stay in order of appearance."""
        kinds = sorted(self._counts, key=lambda kind: -self._counts[kind])
        counted = tuple(
            KindCount(kind, self._counts[kind], tuple(self._examples[kind])) for kind in kinds
        )
        return Findings(self.total, counted, tuple(self._listed))

    def _room_for(self, kind: str) -> str:
        return kind if kind in self._counts or len(self._counts) < MAX_KINDS else OTHER


def _printable(text: str) -> str:
    # The name of a file need not be UTF-8; Python keeps odd bytes as surrogates, JSON takes none.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
