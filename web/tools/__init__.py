"""The archive as tools of the Model Context Protocol, over standard input and output: docs/mcp.md.

Needs the package mcp, an extra: arshif[mcp].
"""

try:
    from web.tools.serving import serve
except ModuleNotFoundError as missing:
    if (missing.name or "").partition(".")[0] != "mcp":
        raise
    raise ModuleNotFoundError(
        "web.tools needs the package mcp: pip install 'arshif[mcp]'", name="mcp"
    ) from missing

__all__ = ["serve"]
