"""What may stand in arshif.toml: the one table of its keys, and the errors about others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from corpus import FORMATS, EncodingNameUnknown, Options
from indexer.errors import ConfigurationInvalid


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value has to be, in words and as a test."""

    words: str
    test: Callable[[Any], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() != "" and "\0" not in value


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _are_names(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_encoding(value: object) -> bool:
    try:
        return isinstance(value, str) and Options(encoding=value).encoding == value
    except EncodingNameUnknown:
        return False


_TEXT = _Kind("a text", _is_text)
_TABLE = _Kind("a table", lambda value: isinstance(value, dict))
KEYS: dict[str, dict[str, _Kind]] = {
    "": {
        "sources": _Kind(
            "tables, [[sources]]",
            lambda value: isinstance(value, list) and all(isinstance(each, dict) for each in value),
        ),
        "index": _TABLE,
        "cleaning": _TABLE,
    },
    "[[sources]]": {
        "path": _TEXT,
        "paths": _Kind("a list of texts", _are_texts),
        "name": _TEXT,
        "section": _TEXT,
        "encoding": _Kind("an encoding, as windows-1256", _is_encoding),
        "format": _Kind(f"one of {', '.join(FORMATS)}", FORMATS.__contains__),
        "map": _Kind('a table of texts, { body = "content" }', _are_names),
    },
    "[index]": {
        "path": _TEXT,
        "workers": _Kind("a whole number from 1", lambda value: type(value) is int and value > 0),
    },
    "[cleaning]": {"recurring": _Kind("true or false", lambda value: isinstance(value, bool))},
}


def check_keys(table: str, values: Mapping[str, Any]) -> None:
    """Refuse keys and values that are not known; `table` is where they stand.

    Raises:
        ConfigurationInvalid: it names the key, and the one that was meant.
    """
    keys, place = KEYS[table], f"{table} " if table else "the file "
    for key, value in values.items():
        if key not in keys:
            raise ConfigurationInvalid(
                f"{place}has no key {key!r}{_meant(key, list(keys))}".lstrip()
            )
        if not keys[key].test(value):
            raise ConfigurationInvalid(f"{place}{key} must be {keys[key].words}, not {value!r}")


def _meant(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, 1)
    meant = f"; did you mean {near[0]!r}?" if near else ";"
    return f"{meant} the keys are: {', '.join(known)}"
