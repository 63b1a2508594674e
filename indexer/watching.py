"""Keeps an index up to date with folders: reads what is new or changed, drops what is gone.

Beside the index stands what each file was and which articles it gave, so that a changed file's old
articles can go and a stopped watch goes on where it was. It is written after publishing: where it
is missing or behind, files are read once more, and what they give is found unchanged.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from corpus import Origin, SourceFile, readable_name
from indexer.configuration import Source
from indexer.gathering import gather_files
from indexer.pipeline import Clock, build_index
from indexer.progress import Progress
from indexer.report import IndexReport
from indexer.rules import DEFAULT_RULES, Rules
from search import Writer

STATE_NAME = "watched.json"


@dataclass(slots=True)
class Seen:
    """A file as it was read: size and time of change tell whether it still is so.

    `ids` are the articles that it gave; `has_copies` that others of its records were copies of
    articles elsewhere, which count for themselves once those are gone.
    """

    size: int
    changed: int
    ids: list[str] = field(default_factory=list)
    has_copies: bool = False


class Watch:
    """The files under some sources, and the index that is kept up to date with them.

    `open_writer` opens a writer that updates the index.
    """

    def __init__(
        self, sources: Sequence[Source], index: Path, open_writer: Callable[[], Writer]
    ) -> None:
        self._sources = sources
        self._index = index
        self._open_writer = open_writer
        self._state = index / STATE_NAME

    def update(
        self,
        progress: Progress | None = None,
        clock: Clock = time.monotonic,
        *,
        rules: Rules = DEFAULT_RULES,
    ) -> IndexReport | None:
        """Publish what has changed since the last time and report on it, None if nothing has.

        Raises:
            SourceMissing: a source does not exist; nothing is dropped from the index.
            IndexerError, IndexUnusable: as `build_index` does.
        """
        gathered = gather_files(self._sources, self._index)
        files = {readable_name(file.name): file for file in gathered}
        before, now = self._load(), {path: _look(file) for path, file in files.items()}
        gone = before.keys() - now.keys()
        fresh = {path for path in now if not _is_same(before.get(path), now[path])}
        if not gone and not fresh:
            return None
        copies = {path for path, seen in before.items() if seen.has_copies and path in now}
        read = [file for path, file in files.items() if path in fresh or path in copies]
        register = _Register(before, now, gone | fresh | copies)
        writer = self._open_writer()
        report = build_index(read, writer, progress, clock, rules=rules, register=register)
        self._save(register.after)
        return report

    def _load(self) -> dict[str, Seen]:
        try:
            kept = orjson.loads(self._state.read_bytes())
            return {path: Seen(*values) for path, values in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _save(self, seen: dict[str, Seen]) -> None:
        kept = {
            path: (each.size, each.changed, each.ids, each.has_copies)
            for path, each in seen.items()
        }
        # That of an index on a cluster is in a folder of its own.
        self._state.parent.mkdir(parents=True, exist_ok=True)
        draft = self._state.with_suffix(".draft")
        draft.write_bytes(orjson.dumps(kept))
        draft.replace(self._state)


class _Register:
    """Which file gave which articles; drops those that no file gives any more."""

    def __init__(self, before: dict[str, Seen], now: dict[str, Seen], read: Iterable[str]) -> None:
        self._read = set(read)
        self.after = {path: now[path] if path in self._read else before[path] for path in now}
        self.taken = {
            name: path
            for path, seen in before.items()
            if path in now and path not in self._read
            for name in seen.ids
        }
        self._old = {name for path in self._read & before.keys() for name in before[path].ids}

    def took(self, origin: Origin, article_id: str) -> None:
        """Take note of an article that was given to the index."""
        if seen := self.after.get(origin.path):
            seen.ids.append(article_id)

    def passed_over(self, origin: Origin) -> None:
        """Take note of a record that is the copy of an article."""
        if seen := self.after.get(origin.path):
            seen.has_copies = True

    def settle(self, writer: Writer) -> None:
        """Leave out the articles of files that are gone or changed, where no file has them now."""
        living = {name for seen in self.after.values() for name in seen.ids}
        for name in sorted(self._old - living):
            writer.delete(name)


def _look(file: SourceFile) -> Seen:
    try:
        status = os.stat(file.name)  # noqa: PTH116
    except OSError:
        return Seen(-1, -1)
    return Seen(status.st_size, status.st_mtime_ns)


def _is_same(before: Seen | None, now: Seen) -> bool:
    return before is not None and (before.size, before.changed) == (now.size, now.changed)
