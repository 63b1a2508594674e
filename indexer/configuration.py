"""arshif.toml: what to index, what is known of it, and where the index is.

The manual is docs/configuration.md. Paths are relative to the file.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus import FieldMap, FieldUnknown, Options
from indexer.configuration_keys import check_keys
from indexer.errors import ConfigurationInvalid
from indexer.rules import DEFAULT_RULES, Rules
from search import IndexAddress, is_cluster

FILE_NAME = "arshif.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """Folders, files and patterns, with what is known of them."""

    paths: tuple[Path, ...]
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration says; None where it leaves a thing to us."""

    sources: tuple[Source, ...] = ()
    index: IndexAddress | None = None
    workers: int | None = None
    rules: Rules = DEFAULT_RULES


def read_configuration(path: Path) -> Configuration:
    """Return what a file says.

    Raises:
        ConfigurationInvalid: it cannot be read, is no TOML, or has what is not known in it.
    """
    try:
        values = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise ConfigurationInvalid(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationInvalid(f"{path}: not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationInvalid(f"{path}: not valid TOML: {error}") from error
    try:
        return _build(values, path.parent)
    except (ConfigurationInvalid, FieldUnknown) as error:
        raise ConfigurationInvalid(f"{path}: {error}") from error


def _build(values: Mapping[str, Any], base: Path) -> Configuration:
    check_keys("", values)
    cleaning = values.get("cleaning", {})
    check_keys("[cleaning]", cleaning)
    index = values.get("index", {})
    check_keys("[index]", index)
    return Configuration(
        sources=tuple(_build_source(source, base) for source in values.get("sources", ())),
        index=_index(index["path"], base) if "path" in index else None,
        workers=index.get("workers"),
        rules=Rules(cuts_recurring=cleaning.get("recurring", True)),
    )


def _build_source(values: Mapping[str, Any], base: Path) -> Source:
    check_keys("[[sources]]", values)
    paths = [*values.get("paths", ()), *([values["path"]] if "path" in values else ())]
    if not paths:
        raise ConfigurationInvalid("[[sources]] needs a path, or paths")
    options = Options(
        encoding=values.get("encoding", ""),
        # The syntax has ours first, as --map does.
        names=FieldMap({theirs: ours for ours, theirs in values.get("map", {}).items()}),
        source=values.get("name", ""),
        section=values.get("section", ""),
        format=values.get("format", ""),
    )
    return Source(tuple(_located(path, base) for path in paths), options)


def _index(address: str, base: Path) -> IndexAddress:
    return address if is_cluster(address) else _located(address, base)


def _located(path: str, base: Path) -> Path:
    return Path(os.path.normpath(base / Path(path).expanduser()))
