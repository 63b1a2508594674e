"""Articles as they come from outside: found, read and cleaned; nothing here knows of search."""

from pathlib import Path

from corpus.cleaning import clean
from corpus.document import Document, Origin, Reader, Record, Skipped, SourceFile
from corpus.errors import CorpusError, SourceMissing
from corpus.sources import find_files, read_file, read_sources, size_on_disk
from corpus.streams import watch_reading

SAMPLE_DIRECTORY = Path(__file__).with_name("sample")

__all__ = [
    "SAMPLE_DIRECTORY",
    "CorpusError",
    "Document",
    "Origin",
    "Reader",
    "Record",
    "Skipped",
    "SourceFile",
    "SourceMissing",
    "clean",
    "find_files",
    "read_file",
    "read_sources",
    "size_on_disk",
    "watch_reading",
]
