"""Front matter: the fields above the text of a Markdown file, between lines of --- or +++.

Between --- is the part of YAML that people write there: scalars, quoted or not, lists and blocks of
text; between +++ is TOML. What is not understood is left out and said. A parser of all of YAML
would refuse what people write most: a headline with a colon in it, unquoted.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_KEY = re.compile(
    r"(?P<indent> *)(?P<name>[^\s:#'\"\[\]{}-][^:]*?|\"[^\"]+\"|'[^']+')\s*:(?:\s+|$)"
)
_ITEM = re.compile(r" *-(?:\s+|$)")
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?")
_INLINE_ITEM = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]+")
_ESCAPES = {'\\"': '"', "\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\/": "/"}
_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}|\\.")
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a file, the text below them, and what was odd about them."""

    values: Mapping[str, object]
    text: str
    notes: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """Part the fields of a file from its text; a file that does not begin with them has none."""
    first, _, rest = text.partition("\n")
    fence = first.rstrip()
    if fence not in ("---", "+++"):
        return FrontMatter({}, text)
    head, below = _cut_at(rest, ("---", "...") if fence == "---" else ("+++",))
    if below is None:
        # A line of --- is also how Markdown draws a line.
        return FrontMatter({}, text)
    return _parse_toml(head, below) if fence == "+++" else _parse_yaml(head, below)


def _cut_at(text: str, fences: Sequence[str]) -> tuple[str, str | None]:
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        if line.rstrip() in fences:
            return "".join(lines[:index]), "".join(lines[index + 1 :])
    return text, None


def _parse_toml(head: str, below: str) -> FrontMatter:
    try:
        return FrontMatter(tomllib.loads(head.replace("\r\n", "\n")), below)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter({}, below, (f"front matter not understood: {error}",))


def _parse_yaml(head: str, below: str) -> FrontMatter:
    values: dict[str, object] = {}
    odd: list[str] = []
    for name, value, lines in _entries(head):
        if name:
            values.setdefault(name, _value(value, lines))
        elif value.strip() and not value.lstrip().startswith("#"):
            odd.append(f"front matter not understood: {value.strip()[:60]}")
    return FrontMatter(values, below, tuple(odd[:1]))


def _entries(head: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every name with the rest of its line and the lines below that belong to it."""
    name, value, lines = "", "", list[str]()
    for line in head.splitlines():
        match = _KEY.match(line)
        if match and not match["indent"]:
            yield name, value, lines
            name, value, lines = match["name"].strip("'\""), line[match.end() :], []
        elif name:
            lines.append(line)
        else:
            yield "", line, []
    yield name, value, lines


def _value(value: str, lines: Sequence[str]) -> object:
    value = value.strip()
    if _BLOCK.fullmatch(value):
        return _block(lines, "\n" if value.startswith("|") else " ")
    items = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not value and items and all(map(_ITEM.match, items)):
        return [_scalar(_ITEM.sub("", item, count=1)) for item in items]
    if value.startswith("[") and (inline := " ".join([value, *map(str.strip, items)])).endswith(
        "]"
    ):
        return [_scalar(item) for item in _INLINE_ITEM.findall(inline[1:-1])]
    if not value and any(map(_KEY.match, items)):
        return _object(items)
    return _scalar(" ".join([value, *map(str.strip, items)]))


def _object(lines: Sequence[str]) -> dict[str, object]:
    """Return the scalars of an object: `author:` with `name: …` below it."""
    matches = [(line, match) for line in lines if (match := _KEY.match(line))]
    return {match["name"].strip("'\""): _scalar(line[match.end() :]) for line, match in matches}


def _block(lines: Sequence[str], joiner: str) -> str:
    paragraphs = "\n".join(line.strip() for line in lines).strip("\n").split("\n\n")
    return "\n".join(joiner.join(paragraph.split("\n")) for paragraph in paragraphs)


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescape, text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    text = re.split(r"\s+#", text, maxsplit=1)[0]
    return "" if text in _NOTHING else text


def _unescape(match: re.Match[str]) -> str:
    escape = match[0]
    if escape.startswith("\\u") and len(escape) > 2:
        return chr(int(escape[2:], 16)).encode("utf-8", "replace").decode()
    return _ESCAPES.get(escape, escape)
