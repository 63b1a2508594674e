"""A call of a tool: its answer as values and as text, or what went wrong as a model may read it."""

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from mcp.types import CallToolResult, TextContent
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from search import RequestInvalid, SearchError
from web.engines import Engines
from web.failures import advised
from web.json_answers import write_json
from web.tools.toolbox import ToolOfArchive

log = logging.getLogger(__name__)


def call(
    tool: ToolOfArchive[Any], arguments: Mapping[str, Any], engines: Engines, site: str
) -> CallToolResult:
    """Return the answer of what is published now; what fails is an answer that says so."""
    try:
        with engines.lease() as engine:
            values = asdict(tool.call(engine, arguments, site))
    except ValidationError as error:
        return _failed("; ".join(map(_fault, error.errors())))
    except RequestInvalid as error:
        return _failed(f"{error.parameter}: {error}")
    except SearchError as error:
        return _failed(advised(error))
    except Exception:
        log.exception("the tool %s failed", tool.name)
        return _failed("something went wrong on the side of the archive; its log has the reason")
    # Clients that know no structured content read the same as text.
    return CallToolResult(content=[_text(write_json(values).decode())], structured_content=values)


def _fault(details: ErrorDetails) -> str:
    """Return what is wrong with an argument, without Pydantic's introduction."""
    return f"{details['loc'][0]}: {details['msg'].removeprefix('Value error, ')}"


def _failed(message: str) -> CallToolResult:
    return CallToolResult(content=[_text(message)], is_error=True)


def _text(text: str) -> TextContent:
    return TextContent(type="text", text=text)
