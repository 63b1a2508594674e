"""The server of the tools, and how it runs over standard input and output until that ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import anyio
from anyio import to_thread
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.types import INVALID_PARAMS, CallToolRequestParams, CallToolResult, ListToolsResult

from search import IndexAddress
from web.engines import Engines, engines_at
from web.tools.calling import call
from web.tools.toolbox import TOOLS

INSTRUCTIONS = """An archive of Arabic newspapers: `search` finds articles, `fetch` reads one \
whole. Ask in Arabic; cite articles by their `url`."""


def serve(index: IndexAddress, site: str) -> None:
    """Serve the tools of the index at an address, over standard input and output.

    `site` is where the addresses of a server of the archive begin, "" where it has none.
    """
    engines = engines_at(index)
    try:
        anyio.run(_run, server_of(engines, site))
    finally:
        engines.close()


def server_of(engines: Engines, site: str) -> Server[None]:
    """Return the server of the tools; each call is answered by what is published at the time."""

    async def list_tools(context: object, params: object) -> ListToolsResult:
        return ListToolsResult(tools=[tool.described() for tool in TOOLS.values()])

    async def call_tool(context: object, params: CallToolRequestParams) -> CallToolResult:
        tool = TOOLS.get(params.name)
        if tool is None:
            raise MCPError(INVALID_PARAMS, f"no tool is called {params.name!r}")
        return await to_thread.run_sync(call, tool, params.arguments or {}, engines, site)

    @asynccontextmanager
    async def opening(server: Server[Any]) -> AsyncIterator[None]:
        """Open the index while the client introduces itself; calls wait for it."""
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(to_thread.run_sync, engines.refresh)
            yield

    return Server(
        "arshif",
        title="Arshif · أرشيف",
        version=version("arshif"),
        instructions=INSTRUCTIONS,
        lifespan=opening,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def _run(server: Server[None]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
