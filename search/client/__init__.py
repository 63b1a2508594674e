"""Asks an Arshif server over HTTP and answers with the values of search: docs/client.md.

Needs httpx, an extra: arshif[client].
"""

from search.client.errors import (
    AnswerUnreadable,
    ClientError,
    Fault,
    NotFound,
    Problem,
    Refused,
    TooSlow,
    Unavailable,
    Unreachable,
)

try:
    from search.client.asking import Client
except ModuleNotFoundError as missing:
    if missing.name != "httpx":
        raise
    raise ModuleNotFoundError(
        "search.client needs httpx: pip install 'arshif[client]'", name="httpx"
    ) from missing

__all__ = [
    "AnswerUnreadable",
    "Client",
    "ClientError",
    "Fault",
    "NotFound",
    "Problem",
    "Refused",
    "TooSlow",
    "Unavailable",
    "Unreachable",
]
