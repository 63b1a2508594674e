"""The companion of a generation: an index beside it with its pieces, its words, its manifest.

Each document has a `kind`: a piece, a chunk of a file, a manifest, a mark that it
was begun or published.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import zstandard

from search.errors import IndexDamaged, IndexOutdated
from search.opensearch.connection import Connection, Refused
from search.opensearch.manifest import FORMAT, FileEntry, Manifest
from search.opensearch.pieces import Piece

SUFFIX = "-words"
ALL_COPIES = {"wait_for_active_shards": "all"}
"""Nothing is written before every copy of a shard is there: one node less then loses nothing."""
CHUNK = 4 << 20
"""Bytes of a file in one document: what a cluster takes in one request by far."""
_FILE_LEVEL = 6
_PAGE = 16
MANIFEST = "manifest"
_BEGUN = "begun"
_PUBLISHED = "published"
MAPPING = {
    "dynamic": "strict",
    "properties": {
        "kind": {"type": "keyword"},
        "name": {"type": "keyword"},
        "number": {"type": "integer"},
        "data": {"type": "object", "enabled": False},
    },
}


class Companion:
    """The companion of the generation `index`."""

    def __init__(self, connection: Connection, index: str) -> None:
        self._connection = connection
        self.index = index
        self.name = index + SUFFIX

    def create(self, replicas: str) -> None:
        """Make it, with as many copies as there are nodes for, in the range `replicas`."""
        settings = {"number_of_shards": 1, "auto_expand_replicas": replicas}
        body = {"settings": {"index": settings}, "mappings": MAPPING}
        try:
            self._connection.request("PUT", f"/{self.name}", body, ALL_COPIES, 120)
        except Refused as refused:
            # Asked twice, where the first answer was lost.
            if refused.kind != "resource_already_exists_exception":
                raise

    def put_piece(self, piece: Piece) -> None:
        """Store a piece: its batch is done."""
        data = base64.b64encode(piece.encode()).decode()
        body = {"kind": "piece", "name": piece.name, "number": piece.number, "data": {"of": data}}
        self._connection.request("PUT", f"/{self.name}/_doc/piece-{piece.name}", body, timeout=300)

    def pieces(self) -> Iterator[Piece]:
        """Yield every piece by its number."""
        for hit in self._all("piece", {"_source": ["data"]}):
            yield Piece.decode(base64.b64decode(hit["_source"]["data"]["of"]))

    def forget(self, names: list[str]) -> None:
        """Remove pieces: their batches are not done."""
        for name in names:
            self._connection.request("DELETE", f"/{self.name}/_doc/piece-{name}")

    def put_file(self, path: Path) -> FileEntry:
        """Store a file in chunks, compressed, and return what it must be."""
        data = path.read_bytes()
        compressor = zstandard.ZstdCompressor(level=_FILE_LEVEL, write_checksum=True)
        starts = range(0, len(data), CHUNK)
        for number, start in enumerate(starts):
            chunk = base64.b64encode(compressor.compress(data[start : start + CHUNK])).decode()
            body = {"kind": "file", "name": path.name, "number": number, "data": {"of": chunk}}
            place = f"/{self.name}/_doc/file-{path.name}-{number}"
            self._connection.request("PUT", place, body, timeout=300)
        return FileEntry(len(data), _checksum(data), len(starts))

    def fetch_file(self, name: str, entry: FileEntry) -> bytes:
        """Return the bytes of a file.

        Raises:
            IndexDamaged: they are not what was stored.
        """
        parts = []
        for number in range(entry.chunks):
            found = self._get(f"file-{name}-{number}")
            if found is None:
                raise IndexDamaged(f"{self.name}: {name} is not whole; index again")
            parts.append(_chunk(found["data"]["of"]))
        data = b"".join(parts)
        if len(data) != entry.size or _checksum(data) != entry.checksum:
            raise IndexDamaged(f"{self.name}: {name} is not what was stored; index again")
        return data

    def put_manifest(self, manifest: Manifest) -> None:
        """Store the manifest: the generation is whole."""
        self._put(MANIFEST, asdict(manifest))

    def manifest(self) -> Manifest:
        """Return the manifest.

        Raises:
            IndexDamaged: there is none; the generation is not whole.
            IndexOutdated: another version made it.
        """
        found = self._get(MANIFEST)
        if found is None:
            raise IndexDamaged(f"{self.index} has no manifest; index again")
        if found["data"].get("format") != FORMAT:
            raise IndexOutdated(f"{self.index} has another format; index the archive again")
        return Manifest.read(found["data"])

    def begin(self, base: str | None, parts: int = 1) -> None:
        """Say that a generation is being built in so many parts, from `base` if it is an update."""
        self._drop(MANIFEST)
        self._put(_BEGUN, _begun(base, parts))

    def may_resume(self, parts: int = 1) -> bool:
        """Say whether what was begun may be gone on with by this version: an update may not.

        Its clone would have to be taken apart; making another is quick.
        """
        found = self._get(_BEGUN)
        return found is not None and found["data"] == _begun(None, parts)

    def begin_part(self, number: int) -> None:
        """Say that a part is being written."""
        self._drop(f"part-{number}")

    def end_part(self, number: int, pieces: Mapping[str, int]) -> None:
        """Say that a part is there: the names of its pieces with their articles."""
        self._put(f"part-{number}", {"pieces": pieces})

    def parts(self, count: int) -> list[dict[str, int]]:
        """Return the pieces of those of the parts 1 to `count` that are there."""
        found = (self._get(f"part-{number}") for number in range(1, count + 1))
        return [each["data"]["pieces"] for each in found if each]

    def publish(self, before: str | None) -> None:
        """Note which generation was served before this one."""
        self._put(_PUBLISHED, {"before": before})

    def before(self) -> str | None:
        """Return the generation that was served before this one, None where there was none."""
        found = self._get(_PUBLISHED)
        return found["data"]["before"] if found else None

    def _put(self, name: str, data: dict[str, Any]) -> None:
        body = {"kind": name, "name": name, "number": 0, "data": data}
        self._connection.request("PUT", f"/{self.name}/_doc/{name}", body)

    def _drop(self, name: str) -> None:
        try:
            self._connection.request("DELETE", f"/{self.name}/_doc/{name}")
        except Refused as refused:
            if refused.status != 404:
                raise

    def _get(self, name: str) -> dict[str, Any] | None:
        try:
            answer = self._connection.request("GET", f"/{self.name}/_doc/{name}", timeout=120)
        except Refused as refused:
            if refused.status != 404:
                raise
            return None
        source: dict[str, Any] = answer["_source"]
        return source

    def _all(self, kind: str, asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield every document of a kind by its number, a page at a time."""
        self._connection.request("POST", f"/{self.name}/_refresh")
        body = {
            **asked,
            "size": _PAGE,
            "query": {"term": {"kind": kind}},
            "sort": [{"number": "asc"}, {"name": "asc"}],
        }
        while True:
            answer = self._connection.request("POST", f"/{self.name}/_search", body, timeout=120)
            hits = answer["hits"]["hits"]
            yield from hits
            if len(hits) < _PAGE:
                return
            body["search_after"] = hits[-1]["sort"]


def _begun(base: str | None, parts: int) -> dict[str, Any]:
    return {"base": base, "parts": parts, **Manifest.fingerprints()}


def _chunk(text: str) -> bytes:
    try:
        return zstandard.ZstdDecompressor().decompress(base64.b64decode(text))
    except zstandard.ZstdError as error:
        raise IndexDamaged(f"a chunk of a file is damaged: {error}; index again") from error


def _checksum(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
