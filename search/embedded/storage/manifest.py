"""The manifest of a generation: which files it is made of, and what made them.

manifest.json is one object: `format`, the fingerprints `schema`, `analyzer` and `words`, `articles`
(the living ones), `segments` (name and number of documents of each, in their order), `files` (size
and checksum of every other file) and `checksum`, which seals all of that.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

from search import analysis, schema
from search.embedded.storage.file_entries import CHECKSUM_BYTES, FORMAT, FileEntry
from search.embedded.storage.files import naming
from search.errors import IndexDamaged, IndexOutdated
from search.words import fingerprint as words

MANIFEST = "manifest.json"


class SegmentEntry(NamedTuple):
    """A segment of a generation: what its files are called, and its documents, dead ones too."""

    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself."""

    format: int
    schema: str
    analyzer: str
    words: str
    articles: int
    segments: tuple[SegmentEntry, ...]
    files: dict[str, FileEntry]

    @property
    def documents(self) -> int:
        """Return the number of documents, dead ones too."""
        return sum(segment.documents for segment in self.segments)

    @property
    def checksum(self) -> str:
        """Return the checksum that seals everything here."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=CHECKSUM_BYTES).hexdigest()


def make_manifest(
    articles: int, segments: tuple[SegmentEntry, ...], files: dict[str, FileEntry]
) -> Manifest:
    """Return the manifest of a generation made by this version."""
    named = dict(sorted(files.items()))
    made_by = schema.fingerprint(), analysis.fingerprint(), words.fingerprint()
    return Manifest(FORMAT, *made_by, articles, segments, named)


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Write a generation's manifest: its last file."""
    with naming(directory / MANIFEST):
        (directory / MANIFEST).write_text(_render(manifest), encoding="utf-8")


def _render(manifest: Manifest) -> str:
    described = asdict(manifest) | {"checksum": manifest.checksum}
    return json.dumps(described, indent=1) + "\n"


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of a generation of this format, whatever made its terms.

    Raises:
        IndexDamaged: it is missing, or not what was written.
        IndexOutdated: the generation has another format.
    """
    path = directory / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
        written = json.loads(text)
        made_by = written["format"]
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise IndexDamaged(f"{path} cannot be read: {error!r}; index again") from None
    if made_by != FORMAT:
        raise _outdated(directory, "format", made_by, FORMAT)
    try:
        manifest = _parse(written)
    except (TypeError, ValueError, LookupError, AttributeError):
        manifest = None
    if manifest is None or _render(manifest) != text:
        raise IndexDamaged(f"{path} is not what was written; index again")
    return manifest


def _parse(written: dict[str, Any]) -> Manifest:
    values = {field.name: written[field.name] for field in fields(Manifest)}
    segments = tuple(SegmentEntry(*entry) for entry in values["segments"])
    files = {name: FileEntry(*entry) for name, entry in values["files"].items()}
    return Manifest(**values | {"segments": segments, "files": files})


def check_terms(directory: Path, manifest: Manifest) -> None:
    """Check that the spellings of a generation are those that this version would make.

    Raises:
        IndexOutdated: another schema or another analyser made them.
    """
    if manifest.schema != schema.fingerprint():
        raise _outdated(directory, "schema", manifest.schema, schema.fingerprint())
    if manifest.analyzer != analysis.fingerprint():
        raise _outdated(directory, "analyser", manifest.analyzer, analysis.fingerprint())


def check_fingerprints(directory: Path, manifest: Manifest) -> None:
    """Check that this version would make the terms and the word graph of a generation the same.

    Raises:
        IndexOutdated: another schema, another analyser or other rules of words made them.
    """
    check_terms(directory, manifest)
    if manifest.words != words.fingerprint():
        raise _outdated(directory, "word graph", manifest.words, words.fingerprint())


_REMEDIES = {"format": "index SOURCE…", "word graph": "regraph"}


def _outdated(directory: Path, what: str, found: object, ours: object) -> IndexOutdated:
    # The articles of an index of this format can be read back, whatever its terms are.
    command = _REMEDIES.get(what, "reindex")
    return IndexOutdated(
        f"{directory} was made with another {what} ({found}, this version has {ours}); "
        f"run: arshif {command} --index {directory.parent}"
    )
