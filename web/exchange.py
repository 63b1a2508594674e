"""What the middlewares and the routes tell each other of one request."""

import secrets
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import cast

from starlette.types import Scope

KEY = "arshif"


def new_request_id() -> str:
    """Return a request id that no other request has."""
    return secrets.token_hex(8)


@dataclass(slots=True)
class Exchange:
    """One request and its answer.

    `route` is the path of the route with its names in braces, empty where none fits.
    `publication` is what the answer was made from, None where no engine had a part in it. `served`
    is what was served when the request came, None where something has to be opened first.
    """

    request_id: str = field(default_factory=new_request_id)
    route: str = ""
    publication: Hashable = None
    served: Hashable = None


def exchange_of(scope: Scope) -> Exchange:
    """Return the exchange that a request belongs to."""
    if KEY not in scope:
        scope[KEY] = Exchange()
    return cast(Exchange, scope[KEY])
