"""What a generation is made of: how many of everything, and how many bytes each part takes."""

from collections import Counter
from pathlib import Path

from search.arrays import open_arrays
from search.embedded.storage.contents import Contents
from search.embedded.storage.documents import DOCUMENTS, open_documents
from search.embedded.storage.manifest import MANIFEST, Manifest, check_fingerprints
from search.engine import Generation, IndexInfo
from search.errors import IndexOutdated
from search.lexicon.lexicon import GRAPH, LEXICON
from search.strings import StringTable

# What is not told apart in the arrays of a segment counts as columns.
_FILES = {
    "stored": "articles",
    "arrays": "columns",
    LEXICON: "lexicon",
    GRAPH: "word graph",
    DOCUMENTS: "documents",
}
_PARTS = {"positions": "positions", "starts": "postings", "docs": "postings", "freqs": "postings"}


def inspect(directory: Path, manifest: Manifest, previous: Path | None) -> IndexInfo:
    """Return what the generation in `directory` is made of.

    Raises:
        IndexUnusable: a file is damaged or missing.
    """
    lexicon = open_arrays(directory / LEXICON, "lexicon")
    return IndexInfo(
        generation=Generation(directory.name, manifest.articles),
        previous=previous.name if previous else None,
        dead=manifest.documents - manifest.articles,
        segments=len(manifest.segments),
        stories=len(open_documents(directory)["story.starts"]) - 1,
        spellings=len(StringTable.of(lexicon, "spellings")),
        forms=len(StringTable.of(lexicon, "forms")),
        stems=len(StringTable.of(lexicon, "stems")),
        roots=len(StringTable.of(lexicon, "roots")),
        sizes=dict(_sizes(directory, manifest)),
        format=manifest.format,
        schema=manifest.schema,
        analyzer=manifest.analyzer,
        words=manifest.words,
        outdated=_why_outdated(directory, manifest),
    )


def _sizes(directory: Path, manifest: Manifest) -> Counter[str]:
    """Return the bytes of each part; together they are those of all files."""
    sizes = Counter[str]()
    for name, (size, _) in manifest.files.items():
        sizes[_FILES.get(name) or _FILES.get(name.rpartition(".")[2], "other")] += size
    sizes["other"] += (directory / MANIFEST).stat().st_size
    for segment in Contents.open(directory, manifest).segments:
        for name, array in segment.arrays.items():
            sizes["columns"] -= array.nbytes
            sizes[_part(name)] += array.nbytes
    return sizes


def _part(array: str) -> str:
    name, _, kind = array.partition(".")
    return "spellings" if name == "spellings" else _PARTS.get(kind, "columns")


def _why_outdated(directory: Path, manifest: Manifest) -> str:
    try:
        check_fingerprints(directory, manifest)
    except IndexOutdated as error:
        return str(error)
    return ""
