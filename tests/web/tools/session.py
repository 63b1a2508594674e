"""`arshif mcp` as a client meets it: a process of its own at the other end of two pipes."""

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp.client.session import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, Tool

COMMAND = (sys.executable, "-m", "cli", "mcp")
ROOT = Path(__file__).parents[3]


class Session:
    """A client that waits for each answer."""

    def __init__(self, portal: BlockingPortal, session: ClientSession) -> None:
        self._portal = portal
        self._session = session

    def tools(self) -> dict[str, Tool]:
        listed = self._portal.call(self._session.list_tools)
        return {tool.name: tool for tool in listed.tools}

    def call(self, name: str, /, **arguments: object) -> CallToolResult:
        result = self._portal.call(self._session.call_tool, name, arguments)
        assert isinstance(result, CallToolResult)
        return result

    def answer(self, name: str, /, **arguments: object) -> Any:
        """Return the values of an answer; it is no failure."""
        result = self.call(name, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def failure(self, name: str, /, **arguments: object) -> str:
        """Return what went wrong, as a model is told."""
        result = self.call(name, **arguments)
        assert result.is_error and result.structured_content is None
        (content,) = result.content
        assert content.type == "text"
        return content.text


@contextmanager
def tools_of(*options: str, **environment: str) -> Iterator[Session]:
    """Start `arshif mcp` with these options, and open a session with it."""
    command, *arguments = COMMAND
    server = StdioServerParameters(
        command=command, args=[*arguments, *options], env=environment, cwd=ROOT
    )
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(_session(server)) as session,
    ):
        yield Session(portal, session)


@asynccontextmanager
async def _session(server: StdioServerParameters) -> AsyncIterator[ClientSession]:
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        yield session
