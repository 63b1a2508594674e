"""Answers as a manual shows them: … stands for what is left out."""

import json
import re
from collections.abc import Iterator
from typing import Any

LEFT_OUT = "…"
_REST = re.compile(rf"([,{{])\s*{LEFT_OUT}\s*}}")
_BARE = re.compile(rf"(?<=[\[,:])(\s*){LEFT_OUT}(?=\s*[\],}}])")


def read_shown(text: str) -> Any:
    """Return JSON that is shown with parts left out."""
    whole = _REST.sub(rf'\1 "{LEFT_OUT}": "{LEFT_OUT}"}}', text)
    return json.loads(_BARE.sub(rf'\1"{LEFT_OUT}"', whole))


def differences(shown: Any, actual: Any, path: str = "$") -> Iterator[str]:
    """Yield where an answer is not what is shown of it."""
    if shown == LEFT_OUT:
        return
    if isinstance(shown, dict) and isinstance(actual, dict):
        names = shown.keys() - {LEFT_OUT}
        wrong = names - actual.keys() if LEFT_OUT in shown else names ^ actual.keys()
        yield from (f"{path}.{name}: shown or there, not both" for name in sorted(wrong))
        for name in sorted(names & actual.keys()):
            yield from differences(shown[name], actual[name], f"{path}.{name}")
    elif isinstance(shown, list) and isinstance(actual, list):
        first = shown[:-1] if LEFT_OUT in shown[-1:] else shown
        if len(first) > len(actual) or (first is shown and len(first) < len(actual)):
            yield f"{path}: {len(actual)} parts, {len(first)} shown"
        for number, (one, other) in enumerate(zip(first, actual, strict=False)):
            yield from differences(one, other, f"{path}[{number}]")
    elif shown != actual:
        yield f"{path}: {actual!r}, shown {shown!r}"


def has_lines(shown: str, actual: str) -> bool:
    """Say whether the lines that are shown are lines of a text, in their order."""
    lines = iter(actual.splitlines())
    wanted = [line for line in shown.splitlines() if line != LEFT_OUT]
    return all(line in lines for line in wanted)
