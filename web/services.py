"""What a request is given by the app: an engine, the templates and the example queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from search import Engine
from web.engines import Engines
from web.rendering import Templates


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the app was made with."""

    engines: Engines
    templates: Templates
    examples: tuple[str, ...]


def services_of(request: Request) -> Services:
    """Return what the app that serves this request was made with."""
    return cast(Services, request.app.state.services)


def lent_engine(request: Request) -> Iterator[Engine]:
    """Lend the engine for as long as the request lasts."""
    with services_of(request).engines.lease() as engine:
        yield engine


ServicesOfApp = Annotated[Services, Depends(services_of)]
LentEngine = Annotated[Engine, Depends(lent_engine)]
