"""Completions in the turn of the event loop that asks for them, where the engine says it may be.

They are asked for with every letter that is typed, and take less time than the way to a thread and
the reading of parameters. Whatever else there is to say, also that a parameter is not valid, is
left to the routes (`web.routes.suggest`), which answer the same, slowly.
"""

from starlette.types import Scope

from web.completing import FORMATS, SIZE
from web.engines import Engines, Lease
from web.exchange import Exchange
from web.language.current import note_language
from web.middleware.responses import Whole
from web.origins import note_origin
from web.query_strings import read_pairs

MOST = 10
"""How many completions are made at once: each may be a headline that is to be unpacked."""
_SIZES = {str(size): size for size in range(1, MOST + 1)}
_OK = 200


def answer_at_once(scope: Scope, exchange: Exchange, engines: Engines) -> Whole | None:
    """Return the answer to a GET request, None where the routes have to make it.

    `engines` have something open.
    """
    if scope["path"] not in FORMATS:
        return None
    asked = dict(read_pairs(scope["query_string"]))
    is_sized = FORMATS[scope["path"]].is_sized and "size" in asked
    size = _SIZES.get(asked["size"]) if is_sized else SIZE
    if size is None:
        return None
    try:
        with engines.lend() as lease:
            return _complete(scope, exchange, lease, asked.get("q", ""), size)
    except Exception:
        # The routes meet it again, and say what there is to say of it.
        return None


def _complete(scope: Scope, exchange: Exchange, lease: Lease, text: str, size: int) -> Whole | None:
    if not lease.engine.completes_at_once:
        return None
    kind = FORMATS[scope["path"]]
    if kind.has_addresses:
        note_language(scope)
        note_origin(scope)
    body = kind.write(lease.engine.complete(text, size))
    exchange.route, exchange.publication = scope["path"], lease.publication
    media_type = (b"content-type", kind.media_type.encode())
    return Whole(_OK, ((b"content-length", b"%d" % len(body)), media_type), body, exchange.route)
