"""What a middleware answers in the place of the app: the page or the problem of a failure."""

from collections.abc import Mapping

from fastapi import Request
from starlette.types import Receive, Scope, Send

from web.errors import answer_failure
from web.failure import Failure
from web.language.current import LanguageOfRequest


async def refuse(
    failure: Failure,
    scope: Scope,
    receive: Receive,
    send: Send,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Answer a request with a failure, in the language that it asks for."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        response = answer_failure(Request(scope), failure, failure.title, headers=headers)
        response.headers["cache-control"] = "no-store"
        await response(scope, receive, send)

    await LanguageOfRequest(answer)(scope, receive, send)
