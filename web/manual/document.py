"""The OpenAPI document: what the framework derives from the routes, and what it cannot know."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from web.errors import Problem
from web.manual import described_api
from web.selection import ALWAYS

_SELECTABLE = ("Hit", "Article")
_NEXT_CURSOR = {
    "anyOf": [{"type": "string"}, {"type": "null"}],
    "description": described_api.NEXT_CURSOR,
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the app, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            openapi_version=app.openapi_version,
            description=app.description,
            routes=app.routes,
        )
        _complete(document["components"]["schemas"])
        for methods in document["paths"].values():
            for operation in methods.values():
                # The framework's own answer to bad values: here they are problems with status 400.
                operation["responses"].pop("422", None)
        app.openapi_schema = document
    return app.openapi_schema


def _complete(schemas: dict[str, Any]) -> None:
    """Add what problems are made of, and what only some answers have."""
    problem = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"Problem": problem}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for name in _SELECTABLE:
        schemas[name]["required"] = [ALWAYS]
    schemas["SearchResult"]["properties"]["next_cursor"] = _NEXT_CURSOR
