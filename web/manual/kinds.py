"""The kind of a JSON value in a few words, from its JSON schema."""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]


def kind_of(schema: Schema) -> str:
    """Return the kind of a value.

    >>> kind_of({"type": "integer", "minimum": 1, "maximum": 100, "default": 10})
    'integer ≥ 1 ≤ 100, default 10'
    >>> kind_of({"type": "array", "items": {"$ref": "#/components/schemas/Hit"}})
    'array of Hit'
    """
    default = schema.get("default")
    suffix = f", default {default}" if default not in (None, "", [], False) else ""
    return _bare_kind(schema) + suffix


def _bare_kind(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(_bare_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if "prefixItems" in schema:
        return f"[{', '.join(_bare_kind(each) for each in schema['prefixItems'])}]"
    if "items" in schema:
        return f"array of {_bare_kind(schema['items'])}"
    if schema.get("additionalProperties"):
        return f"object of {_bare_kind(schema['additionalProperties'])}"
    return str(schema.get("format", schema.get("type", "any"))) + _bounds(schema)


def _bounds(schema: Schema) -> str:
    named = (("minimum", "≥"), ("maximum", "≤"))
    return "".join(f" {sign} {schema[name]}" for name, sign in named if name in schema)
