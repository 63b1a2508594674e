"""Articles as they come from outside: found, read and cleaned; nothing here knows of search."""

from pathlib import Path

from corpus.cleaning import Recurring, clean, clean_record
from corpus.detection import FORMATS, check_format
from corpus.document import Document, Origin, Record, Skipped
from corpus.errors import (
    CorpusError,
    EncodingNameUnknown,
    FieldUnknown,
    FormatUnknown,
    ScratchUnusable,
    SourceMissing,
)
from corpus.filenames import readable_name
from corpus.hashes import Hashes
from corpus.inputs import Options, SourceFile
from corpus.opening import watch_reading
from corpus.readers.field_map import FieldMap
from corpus.reading import read_file
from corpus.scratch import Log
from corpus.sources import find_files, read_sources, size_on_disk

SAMPLE_DIRECTORY = Path(__file__).with_name("sample")

__all__ = [
    "FORMATS",
    "SAMPLE_DIRECTORY",
    "CorpusError",
    "Document",
    "EncodingNameUnknown",
    "FieldMap",
    "FieldUnknown",
    "FormatUnknown",
    "Hashes",
    "Log",
    "Options",
    "Origin",
    "Record",
    "Recurring",
    "ScratchUnusable",
    "Skipped",
    "SourceFile",
    "SourceMissing",
    "check_format",
    "clean",
    "clean_record",
    "find_files",
    "read_file",
    "read_sources",
    "readable_name",
    "size_on_disk",
    "watch_reading",
]
