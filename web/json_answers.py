"""Values of search as JSON, written straight from the dataclasses."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

import orjson
from starlette.responses import Response


def write_json(value: object) -> bytes:
    """Return a value as JSON in UTF-8.

    A text with half a surrogate pair, which UTF-8 has no bytes for, is written with escapes.
    """
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value, default=_plain, separators=(",", ":")).encode()


def _plain(value: Any) -> object:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return value.isoformat()


class JsonResponse(Response):
    """An answer of the API."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """Return the body."""
        return write_json(content)
