"""The files of a run, each with what is known of its source; an index among them is left out."""

import os
from collections.abc import Iterable
from pathlib import Path

from corpus import SourceFile, find_files
from indexer.configuration import Source
from indexer.errors import ConfigurationInvalid


def gather_files(sources: Iterable[Source], index: Path) -> list[SourceFile]:
    """Return the files under the sources, each once; the first source that has it counts.

    Raises:
        SourceMissing: there is no such path, or nothing that a pattern fits.
        ConfigurationInvalid: a source is the index itself.
    """
    root = _real(index)
    found: dict[str, SourceFile] = {}
    for source in sources:
        folders = [_real(path) for path in source.paths]
        if root in folders:
            raise ConfigurationInvalid(f"{index} cannot be the source and the index at once")
        # A pattern is no folder, but may lead to one around the index.
        may_hold = any(folder in root.parents or not folder.exists() for folder in folders)
        for file in find_files(source.paths, source.options):
            if not may_hold or root not in _real(file.path).parents:
                found.setdefault(os.path.abspath(file.name), file)  # noqa: PTH100
    return list(found.values())


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
