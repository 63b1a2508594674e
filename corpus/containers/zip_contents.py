"""Zips that are no plain archives, told by what they hold."""

from collections.abc import Sequence

# A name that only one kind of file holds.
FOREIGN = {
    "[Content_Types].xml": "a document of an office program; save it as text or HTML",
    "mimetype": "an OpenDocument or EPUB file; save it as text or HTML",
    "META-INF/MANIFEST.MF": "a Java program",
}
# The WACZ format, version 1.1.1: WARC files in a folder, all else describes them.
_WACZ_TABLE = "datapackage.json"
_WARC_FOLDER = "archive/"
_WARC_SUFFIXES = (".warc", ".warc.gz")


def is_web_archive(names: Sequence[str]) -> bool:
    """Say whether these are the members of a WACZ, whatever it is called."""
    return _WACZ_TABLE in names and any(
        name.startswith(_WARC_FOLDER) and not is_furniture(name) for name in names
    )


def is_furniture(name: str) -> bool:
    """Say whether a member of a WACZ is one of those that only describe the others."""
    return not name.lower().endswith(_WARC_SUFFIXES)
