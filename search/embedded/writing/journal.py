"""The journal of a building directory: which pieces are made, so that a killed run resumes.

A line is a checksum and the JSON of a piece. One that was cut short or damaged counts for nothing,
like a piece whose files are not what it says: they are made again. So neither has to be durable.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from search.embedded.storage.file_entries import FileEntry, file_entry
from search.embedded.storage.files import naming
from search.embedded.writing.pieces import Piece

JOURNAL = "journal.jsonl"


class Journal:
    """The pieces made in `directory`, by this run and by those before it; for any thread."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._path = directory / JOURNAL
        self._pieces = {piece.name: piece for piece in _read(self._path)}
        self._lock = Lock()
        self._remove_others()

    def __len__(self) -> int:
        return len(self._pieces)

    def find(self, name: str) -> Piece | None:
        """Return the piece of this name if it is there and whole; this reads all of it."""
        piece = self._pieces.get(name)
        return piece if piece and self._is_whole(piece) else None

    def add(self, piece: Piece) -> None:
        """Note that a piece is made."""
        line = _seal(json.dumps(asdict(piece)).encode())
        with naming(self._path), self._lock, self._path.open("ab") as file:
            # What a kill has cut short must not spoil the line after it.
            file.write(line if file.tell() == 0 else b"\n" + line)
            self._pieces[piece.name] = piece

    def _remove_others(self) -> None:
        """Remove what no line tells of: pieces and drafts of workers that were killed."""
        known = {piece.name + suffix for piece in self._pieces.values() for suffix in piece.files}
        for path in self._directory.iterdir():
            if path.name not in known | {JOURNAL}:
                path.unlink()

    def _is_whole(self, piece: Piece) -> bool:
        try:
            return all(
                file_entry(self._directory / (piece.name + suffix)) == entry
                for suffix, entry in piece.files.items()
            )
        except OSError:
            return False


def _read(path: Path) -> list[Piece]:
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    return [_piece(line.partition(b" ")[2]) for line in lines if _is_sealed(line)]


def _piece(text: bytes) -> Piece:
    values = json.loads(text)
    files = {suffix: FileEntry(*entry) for suffix, entry in values["files"].items()}
    return Piece(values["name"], values["documents"], files)


def _seal(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=8).hexdigest().encode() + b" " + text


def _is_sealed(line: bytes) -> bool:
    return line == _seal(line.partition(b" ")[2])
